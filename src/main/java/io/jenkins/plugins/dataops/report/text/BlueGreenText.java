package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.bluegreen.ColumnChange;
import io.jenkins.plugins.dataops.bluegreen.JournalEntry;
import io.jenkins.plugins.dataops.bluegreen.ObjectChange;
import io.jenkins.plugins.dataops.bluegreen.SwitchPlan;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.result.Language;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes the result of a blue-green action for people. */
public final class BlueGreenText {
    private final Page page;

    /**
     * A writer.
     *
     * @param page where it writes
     */
    public BlueGreenText(Page page) {
        this.page = page;
    }

    /**
     * Writes a result.
     *
     * @param result what was done, or is live
     */
    public void write(BlueGreenResult result) {
        result.plan().ifPresent(plan -> plan(plan, result.action().equals("plan")));
        if (!result.checks().isEmpty()) {
            page.table(
                    List.of("check", "when", "outcome", "found"),
                    result.checks().stream()
                            .map(run -> List.of(
                                    run.report().name(),
                                    Words.of(run.when()).replace('-', ' '),
                                    Words.of(run.report().outcome()),
                                    Language.ENGLISH.say(run.report().message())))
                            .toList());
        }
        if (result.action().equals("status")) {
            status(result);
        }
        result.drift().filter(drift -> !drift.objects().isEmpty()).ifPresent(drift -> page.line("live data changed"
                + " since " + drift.since() + ": " + drift.changes().stream().map(Language.ENGLISH::say).collect(Collectors.joining(", "))));
        result.warnings().stream()
                .filter(warning -> result.plan().stream().noneMatch(plan -> plan.warnings().contains(warning)))
                .forEach(warning -> page.sentence("warning: " + Language.ENGLISH.say(warning)));
        result.timings().ifPresent(timings -> page.sentence("switched in " + Words.of(timings.took())
                + ", readers waited at most " + Words.of(timings.longestReaderWait())
                + (timings.attempts() > 1 ? ", " + timings.attempts() + " attempts" : "")));
        page.conclusion(result.outcome(), Language.ENGLISH.say(result.verdict()));
        result.next().map(Language.ENGLISH::say).filter(next -> !next.isBlank()).ifPresent(page::remedy);
        result.plan().filter(plan -> result.action().equals("plan"))
                .ifPresent(plan -> page.line("plan hash: " + plan.hash()));
    }

    private void plan(SwitchPlan plan, boolean whole) {
        page.table(
                List.of("object", "change", "rows", "columns"),
                plan.objects().stream().map(BlueGreenText::row).toList());
        if (!plan.dependants().isEmpty()) {
            page.table(
                    List.of("dependant", "name", "needs"),
                    plan.dependants().stream()
                            .map(dependant -> List.of(dependant.kind(), dependant.name(), dependant.needs()))
                            .toList());
        }
        if (whole) {
            page.heading("SQL, in one transaction where the engine can:");
            plan.statements().forEach(statement -> page.block("  ", statement));
            plan.refusals().forEach(refusal -> page.sentence("refused: " + Language.ENGLISH.say(refusal)));
        }
        plan.warnings().forEach(warning -> page.sentence("warning: " + Language.ENGLISH.say(warning)));
    }

    private static List<String> row(ObjectChange change) {
        return List.of(
                change.name(),
                Words.of(change.kind()),
                rows(change),
                columns(change));
    }

    /** Of a new object all columns are new, so that only their number tells something. */
    private static String columns(ObjectChange change) {
        return change.kind() == ObjectChange.Kind.ADDED
                ? Count.of(change.columns().size(), "column")
                : change.columns().stream().map(BlueGreenText::column).collect(Collectors.joining(", "));
    }

    /** A way back counts no rows: nothing is said of them then. */
    private static String rows(ObjectChange change) {
        boolean counted = change.rowsBefore().isPresent() || change.rowsAfter().isPresent();
        return counted ? rows(change.rowsBefore()) + " -> " + rows(change.rowsAfter()) : "";
    }

    private static String rows(OptionalLong count) {
        return count.isPresent() ? String.valueOf(count.getAsLong()) : "none";
    }

    private static String column(ColumnChange change) {
        return change.column() + " " + Words.of(change.kind());
    }

    private void status(BlueGreenResult result) {
        page.sentence("live: " + result.colours().live().map(Colour::word).orElse("nothing") + ", previous: "
                + result.colours().previous().map(Colour::word).orElse("none") + ", candidate: "
                + result.colours().candidate().map(Colour::word).orElse("none"));
        result.lease().ifPresent(lease ->
                page.sentence("held by " + lease.owner() + " since " + lease.since() + " until " + lease.until()
                        + (lease.holderIsDead()
                                ? "; its holder is dead, the next run takes it at once"
                                : lease.renewed().map(at -> ", last renewed at " + at).orElse(""))));
        if (!result.journal().isEmpty()) {
            page.table(
                    List.of("number", "at", "action", "state", "from", "to", "revision", "by"),
                    result.journal().stream().map(BlueGreenText::row).toList());
            result.switches().ifPresent(all -> {
                if (all > result.journal().size()) {
                    page.line(String.format(
                            Locale.ROOT, "the last %,d of %,d switches", result.journal().size(), all));
                }
            });
        }
    }

    private static List<String> row(JournalEntry entry) {
        return List.of(
                String.valueOf(entry.number()),
                entry.at().toString(),
                Words.of(entry.action()),
                Words.of(entry.state()),
                entry.from().map(Colour::word).orElse(""),
                entry.to().map(Colour::word).orElse(""),
                entry.revision(),
                entry.owner());
    }
}
