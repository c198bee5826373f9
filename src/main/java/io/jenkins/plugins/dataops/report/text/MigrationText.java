package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationFailure;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.PlannedStatement;
import io.jenkins.plugins.dataops.outcome.Count;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes the result of migrations for people. */
public final class MigrationText {
    private final Page page;

    /**
     * A writer.
     *
     * @param page where it writes
     */
    public MigrationText(Page page) {
        this.page = page;
    }

    /**
     * Writes a result.
     *
     * @param result what was done, or is going to be
     */
    public void write(MigrationResult result) {
        if (result.action().equals("plan")) {
            result.migrations().forEach(this::statements);
        } else if (!result.migrations().isEmpty()) {
            page.table(
                    List.of("version", "description", "state", "installed", "took"),
                    result.migrations().stream().map(MigrationText::row).toList());
        }
        result.failure().ifPresent(this::failure);
        result.notes().forEach(message -> page.sentence("- " + page.language().say(message)));
        page.sentence("target: " + page.language().say(result.target().message()));
        page.verdict(result.outcome(), summary(result));
        if (!result.planHash().isEmpty()) {
            page.line("plan hash: " + result.planHash());
        }
    }

    private void statements(MigrationEntry entry) {
        page.heading(entry.version().map(version -> version + " ").orElse("") + entry.description() + "  ("
                + entry.script() + ", " + Count.of(entry.statementCount(), "statement") + ")");
        for (PlannedStatement statement : entry.statements()) {
            page.line("  line " + statement.line() + (statement.transactional() ? "" : ", outside a transaction"));
            page.block("    ", statement.sql());
        }
        int left = entry.statementCount() - entry.statements().size();
        if (left > 0) {
            page.line("  ... and " + Count.of(left, "more statement"));
        }
    }

    private static List<String> row(MigrationEntry entry) {
        return List.of(
                entry.version().orElse(""),
                entry.description(),
                Words.of(entry.state()),
                entry.installedAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(""),
                entry.took().map(Words::of).orElse(""));
    }

    private void failure(MigrationFailure failure) {
        page.heading(failure.script()
                + (failure.line() > 0 ? " line " + failure.line() : "")
                + failure.column().map(column -> ", column " + column).orElse("") + ":");
        page.block("    ", failure.message());
        page.line("in the statement").block("    ", failure.position()
                .filter(position -> position >= 0 && position <= failure.statement().length())
                .map(position -> failure.statement().substring(0, position) + " >>> "
                        + failure.statement().substring(position))
                .orElse(failure.statement()));
        page.sentence(page.language().say(failure.leftBehind()));
        page.sentence(page.language().say(failure.remedy()));
    }

    private static String summary(MigrationResult result) {
        long pending = count(result, MigrationEntry.State.PENDING) + count(result, MigrationEntry.State.OUTDATED);
        String where = " on " + result.connection() + " (" + result.database() + ")"
                + result.currentVersion().map(version -> ", now at version " + version).orElse("");
        return result.action() + ": " + switch (result.action()) {
            case "plan" -> Count.of(pending, "migration") + " to run" + where;
            case "apply" -> Count.of(result.applied(), "migration") + " applied" + where
                    + " in " + Words.of(result.took());
            default -> Count.of(result.migrations().size(), "migration") + where;
        };
    }

    private static long count(MigrationResult result, MigrationEntry.State state) {
        return result.migrations().stream().filter(entry -> entry.state() == state).count();
    }
}
