package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.util.List;
import java.util.Optional;

/** A gate said no: nothing is broken, and nothing was switched. It becomes a failed result, never an error. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message verdict;
    private final transient Optional<Remedy> remedy;

    RefusedException(Message verdict, Remedy remedy) {
        this(verdict, Optional.of(remedy));
    }

    RefusedException(Message verdict, Optional<Remedy> remedy) {
        super(Language.ENGLISH.say(verdict));
        this.verdict = verdict;
        this.remedy = remedy;
    }

    /** Because of all that stands in the way. */
    static RefusedException because(List<Obstacle> obstacles) {
        List<Message> problems = obstacles.stream().map(Obstacle::problem).distinct().toList();
        List<Message> remedies = obstacles.stream().map(Obstacle::remedy).distinct().toList();
        return new RefusedException(
                SwitchRefusalCode.SWITCH_REFUSED.of(problems), Remedy.of(SwitchRemedyCode.CLEAR_AWAY, remedies));
    }

    /** What a failure says, as a message. */
    static Message said(Exception failure) {
        return failure instanceof RefusedException refusal
                ? refusal.verdict()
                : Message.text(String.valueOf(failure.getMessage()));
    }

    /** What is refused, and why. */
    Message verdict() {
        return verdict;
    }

    /** What a person can do. */
    Optional<Remedy> remedy() {
        return remedy;
    }
}
