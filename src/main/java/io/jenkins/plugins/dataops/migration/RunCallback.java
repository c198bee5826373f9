package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Follows a run: says what begins, and stops what is not the next of the plan. */
final class RunCallback implements Callback {
    private static final Set<Event> FOLLOWED = Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE);

    private final List<String> planned;
    private final Predicate<String> appliedElsewhere;
    private final Supplier<Optional<Message>> lockLost;
    private final Progress progress;
    private final Set<String> ended = new LinkedHashSet<>();
    private String atWork;
    private Message refusal;

    /**
     * Follows a run.
     *
     * @param planned the scripts of the planned migrations in order
     * @param appliedElsewhere asks the database whether a planned script was applied by another run as it was planned
     * @param lockLost asks whether the lock is lost under which the run works; how, if it is
     * @param progress told what happens
     */
    RunCallback(
            List<String> planned,
            Predicate<String> appliedElsewhere,
            Supplier<Optional<Message>> lockLost,
            Progress progress) {
        this.planned = planned;
        this.appliedElsewhere = appliedElsewhere;
        this.lockLost = lockLost;
        this.progress = progress;
    }

    /** The script that had begun last. */
    Optional<String> atWork() {
        return Optional.ofNullable(atWork);
    }

    /** Whether this run ran a script to its end; its transaction may still have failed. */
    boolean ran(String script) {
        return ended.contains(script);
    }

    /** The first planned script that has not begun. */
    Optional<String> next() {
        return planned.stream()
                .filter(script -> !ended.contains(script) && !script.equals(atWork))
                .findFirst();
    }

    @Override
    public boolean supports(Event event, Context context) {
        return FOLLOWED.contains(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String script = context.getMigrationInfo().getScript();
        if (event == Event.AFTER_EACH_MIGRATE) {
            ended.add(script);
            progress.say("ran " + script);
            return;
        }
        // Flyway tries again where the history could not be created, the first thing that a stop can end.
        if (Stop.requested().isPresent()) {
            Stop.told();
            throw refuse(MigrationCode.NOTHING_MORE_RUN.of(Stop.requested().get()));
        }
        Optional<Message> lost = lockLost.get();
        if (lost.isPresent()) {
            throw refuse(lost.get());
        }
        if (!planned.contains(script)) {
            throw refuse(MigrationCode.NOT_IN_PLAN.of(script));
        }
        for (String before : planned.subList(0, planned.indexOf(script))) {
            if (!ended.contains(before) && !appliedElsewhere.test(before)) {
                throw refuse(MigrationCode.ORDER_BROKEN.of(script, before));
            }
        }
        atWork = script;
        progress.say("running " + script);
    }

    private FlywayException refuse(Message reason) {
        refusal = reason;
        return new FlywayException(Language.ENGLISH.say(reason));
    }

    /** Why the run was stopped before the next script; empty when it was not. */
    Optional<Message> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public String getCallbackName() {
        return "dataops";
    }
}
