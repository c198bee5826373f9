package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers an action's result while it runs. */
final class ActionResult {
    final List<CheckRun> checks = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Message> warnings = new ArrayList<>();
    final Map<String, String> environmentVariables = new LinkedHashMap<>();
    Outcome outcome = Outcome.PASSED;
    Message verdict = Message.text("");
    Optional<Remedy> next = Optional.empty();
    Optional<SwitchPlan> plan = Optional.empty();
    Optional<Drift> drift = Optional.empty();
    Optional<SwitchTimings> timings = Optional.empty();
    Optional<SwitchTimings> switchBackTimings = Optional.empty();
    Optional<String> deployment = Optional.empty();
    Optional<String> token = Optional.empty();

    /** How many of the last switches the answer shows. */
    int shown = BlueGreen.SHOWN;

    /** The part of the journal that the events tell, where they are no deeds of this action. */
    Optional<JournalSpan> told = Optional.empty();

    /** What this run held when it could not be given back; counts only where nobody can look whether it still is. */
    Optional<ProductState.HeldLease> unreturned = Optional.empty();

    private final Target target;
    private final String action;
    private final long begin = System.nanoTime();

    ActionResult(Target target, String action) {
        this.target = target;
        this.action = action;
    }

    void say(Outcome how, Message sentence) {
        say(how, sentence, Optional.empty());
    }

    void say(Outcome how, Message sentence, Remedy remedy) {
        say(how, sentence, Optional.of(remedy));
    }

    void say(Outcome how, Message sentence, Optional<Remedy> remedy) {
        outcome = how;
        verdict = sentence;
        next = remedy;
    }

    /** A switch that refused leaves its plan to be looked at. */
    void refused(RefusedException refusal) {
        say(Outcome.FAILED, refusal.verdict(), refusal.remedy());
    }

    /** The result, with the product as it now is. */
    BlueGreenResult result(Optional<ProductState> state, List<JournalEntry> journal, Optional<JournalSpan> span) {
        return new BlueGreenResult(
                action, outcome, target.request().product(), target.request().environment(),
                target.strategy().connection(), target.strategy().engine(), verdict,
                next.map(remedy -> remedy.message(target::typed)), colours(state),
                target.strategy().guarantee(), plan, drift, timings, switchBackTimings, List.copyOf(checks),
                List.copyOf(events), deployment,
                (state.isPresent() ? state.flatMap(ProductState::lease) : unreturned).map(this::shown), journal,
                state.map(now -> OptionalLong.of(now.lastEntry())).orElse(OptionalLong.empty()), told.or(() -> span),
                Map.copyOf(environmentVariables), List.copyOf(warnings), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Only the run that took the lease is told its secret. */
    private Lease shown(ProductState.HeldLease held) {
        Lease lease = held.shown();
        return token.isEmpty()
                ? lease
                : new Lease(
                        lease.owner(), token, lease.since(), lease.renewed(), lease.until(), lease.holderIsDead());
    }

    private Colours colours(Optional<ProductState> state) {
        Optional<Colour> live = state.flatMap(ProductState::live);
        Optional<Colour> previous = state.flatMap(ProductState::previous);
        Optional<Colour> candidate = state.flatMap(ProductState::candidate);
        return new Colours(
                live, target.request().liveSchema(), live.map(colour -> state.get().schema(colour)), previous,
                previous.map(colour -> state.get().schema(colour)), candidate, candidate.map(colour -> state.get().schema(colour)));
    }
}
