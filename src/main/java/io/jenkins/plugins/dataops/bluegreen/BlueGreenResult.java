package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What an action on a data product came to.
 *
 * @param action {@code prepare}, {@code plan}, {@code switch}, {@code rollback}, {@code status}, {@code retire},
 *     {@code abandon} or {@code renew}
 * @param outcome how it ended; failed when a gate or a check said no
 * @param product the data product
 * @param environment where
 * @param connection the connection's name
 * @param database the engine and its version
 * @param verdict what happened to the product
 * @param next what a person can do now
 * @param colours which colour serves what, after the action
 * @param guarantee what readers can see of a switch half done
 * @param plan what the switch does or did
 * @param drift what changed in the live data: during the build, or since the switch that a rollback takes back
 * @param timings how the switch's transaction went; empty when there was none
 * @param switchBackTimings the same of the automatic switch back
 * @param checks the checks that ran
 * @param events what the ledger should hold of this action, and nothing of those before; the same ids when it is told
 *     twice
 * @param deployment id of the deployment that this action made
 * @param lease who holds the product after the action
 * @param journal the last switches, latest first
 * @param switches how many switches there were in all; empty when nobody knows, or said so yet
 * @param told the part of the journal that the events tell in full, for a ledger that follows it; empty without a journal
 * @param environmentVariables what the build of the candidate finds in its environment; after {@code prepare} only
 * @param warnings what should be known though it stopped nothing
 * @param took the whole action
 */
public record BlueGreenResult(
        String action,
        Outcome outcome,
        String product,
        String environment,
        String connection,
        String database,
        Message verdict,
        Optional<Message> next,
        Colours colours,
        SwitchGuarantee guarantee,
        Optional<SwitchPlan> plan,
        Optional<Drift> drift,
        Optional<SwitchTimings> timings,
        Optional<SwitchTimings> switchBackTimings,
        List<CheckRun> checks,
        List<Event> events,
        Optional<String> deployment,
        Optional<Lease> lease,
        List<JournalEntry> journal,
        OptionalLong switches,
        Optional<JournalSpan> told,
        Map<String, String> environmentVariables,
        List<Message> warnings,
        Duration took) {

    /**
     * The same for work that was stopped: what the journal says of the product, and that it was no success.
     *
     * @param stopped the action that was stopped
     * @param reason who or what stopped it
     * @return a copy
     */
    public BlueGreenResult stoppedBy(String stopped, String reason) {
        return new BlueGreenResult(
                stopped, Outcome.ERROR, product, environment, connection, database,
                SwitchVerdictCode.RUN_STOPPED.of(reason, verdict, ofCandidate(stopped)), next, colours, guarantee, plan, drift,
                timings, switchBackTimings, checks, events, deployment, lease, journal, switches, told, environmentVariables,
                warnings, took);
    }

    /** Whoever was told no secret holds nothing, and what had been made until then is of no use to anybody. */
    private Optional<Message> ofCandidate(String stopped) {
        return stopped.equals("prepare") && lease.isEmpty()
                ? Optional.of(SwitchVerdictCode.PRODUCT_FREE.of())
                : Optional.empty();
    }

    /**
     * The same for whoever goes on by itself.
     *
     * @return a copy that says nothing of what to do next
     */
    public BlueGreenResult withoutNext() {
        return new BlueGreenResult(
                action, outcome, product, environment, connection, database, verdict, Optional.empty(), colours,
                guarantee, plan, drift, timings, switchBackTimings, checks, events, deployment, lease, journal, switches,
                told, environmentVariables, warnings, took);
    }

    /**
     * The same with what was settled of a dead run before it.
     *
     * @param before what the same run came to before, such as its preparation
     * @return a copy with the events of both
     */
    public BlueGreenResult settling(BlueGreenResult before) {
        List<Event> both = Stream.concat(events.stream(), before.events().stream()).toList();
        return before.events().isEmpty()
                ? this
                : new BlueGreenResult(
                        action, outcome, product, environment, connection, database, verdict, next, colours, guarantee,
                        plan, drift, timings, switchBackTimings, checks, both, deployment, lease, journal, switches,
                        told, environmentVariables, warnings, took);
    }
}
