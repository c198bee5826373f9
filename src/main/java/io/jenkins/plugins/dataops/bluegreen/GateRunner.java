package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs checks, every one of them, whatever the others say. */
final class GateRunner {
    private final Progress progress;
    private final SwitchStrategy strategy;

    GateRunner(Target target) {
        this.progress = target.progress();
        this.strategy = target.strategy();
    }

    List<CheckRun> run(List<SwitchCheck> checks, CheckRun.When when, String schema) {
        return run(checks, when, schema, run -> {});
    }

    /** The same; each is told of at once, because what comes after it may end all of it. */
    List<CheckRun> run(List<SwitchCheck> checks, CheckRun.When when, String schema, Consumer<CheckRun> told) {
        strategy.startAfresh();
        try {
            return all(checks, when, schema, told);
        } finally {
            strategy.startAfresh();
        }
    }

    private List<CheckRun> all(
            List<SwitchCheck> checks, CheckRun.When when, String schema, Consumer<CheckRun> told) {
        List<CheckRun> runs = new ArrayList<>();
        for (SwitchCheck check : checks) {
            long start = System.nanoTime();
            CheckReport report;
            try {
                report = check.check(schema);
            } catch (RuntimeException broken) {
                if (broken instanceof UnaskedException nobody && when == CheckRun.When.AFTER_SWITCH && !stop(runs)) {
                    throw nobody;
                }
                // A check that cannot look has not said yes.
                report = new CheckReport(
                        "check " + (runs.size() + 1), Outcome.ERROR, RefusedException.said(broken),
                        Duration.ofNanos(System.nanoTime() - start));
            }
            progress.say(report.name() + " on " + schema + ": " + Language.ENGLISH.say(report.message()));
            CheckRun run = new CheckRun(when, schema, report);
            told.accept(run);
            runs.add(run);
        }
        return runs;
    }

    /** Whether one of them forbids to go on. */
    static boolean stop(List<CheckRun> runs) {
        return Outcome.worst(runs.stream().map(run -> run.report().outcome()).toList())
                .compareTo(Outcome.FAILED) >= 0;
    }

    /**
     * By whom checks were cut short, of which none has said that the data are bad. Cut short is not judged.
     *
     * @return empty when nobody did, or one of them has said so
     */
    static Optional<String> cutShort(List<CheckRun> runs) {
        return saysNo(runs) ? Optional.empty() : Stop.requested();
    }

    private static boolean saysNo(List<CheckRun> runs) {
        return runs.stream().anyMatch(run -> run.report().outcome() == Outcome.FAILED);
    }

    /** What was found wrong. */
    static Message faults(List<CheckRun> runs) {
        return SwitchVerdictCode.CHECKS_FAILED.of(runs.stream()
                .map(CheckRun::report)
                .filter(report -> report.outcome().compareTo(Outcome.FAILED) >= 0)
                .map(GateRunner::fault)
                .toList());
    }

    /** Data that nobody could look at are not called wrong, although they are not kept on trust either. */
    private static Message fault(CheckReport report) {
        SwitchVerdictCode code = report.outcome() == Outcome.ERROR
                ? SwitchVerdictCode.CHECK_NOT_CARRIED_OUT
                : SwitchVerdictCode.CHECK_FAILED;
        return code.of(report.name(), report.message());
    }
}
