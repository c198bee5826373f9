package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.migration.MigrationFailure;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.util.Locale;
import java.util.Optional;

/** Migration results in words. */
final class MigrationWords {
    private MigrationWords() {}

    static String headline(MigrationResult result, Language language) {
        if (result.failure().isPresent()) {
            return failure(result.failure().get());
        }
        boolean stopped = result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ERROR;
        if (stopped && !result.messages().isEmpty()) {
            return language.say(result.messages().get(0));
        }
        return what(result) + result.currentVersion().map(version -> ", schema at version " + version).orElse("");
    }

    private static String failure(MigrationFailure failure) {
        return failure.script() + (failure.line() > 0 ? " failed at line " + failure.line() : " failed") + ": "
                + failure.message().lines().findFirst().orElse("");
    }

    private static String what(MigrationResult result) {
        return switch (result.action()) {
            case "plan" -> many(count(result, State.PENDING) + count(result, State.OUTDATED), "to run");
            case "apply" -> many(result.applied(), "applied");
            case "validate" -> result.outcome() == Outcome.PASSED || result.outcome() == Outcome.UNSTABLE
                    ? "migrations match the database"
                    : "migrations do not match the database";
            case "info" -> Counts.of(result.migrations().size(), "migration") + ", "
                    + Counts.number(count(result, State.PENDING)) + " to run";
            case "baseline" -> "history starts here";
            case "repair" -> "history repaired";
            default -> result.action();
        };
    }

    private static String many(long count, String done) {
        return count == 0 ? "no migration " + done : Counts.of(count, "migration") + " " + done;
    }

    private static long count(MigrationResult result, State state) {
        return result.migrations().stream().filter(entry -> entry.state() == state).count();
    }

    static String title(String action) {
        return switch (action) {
            case "plan" -> "Plan of the migrations";
            case "apply" -> "Migrate";
            case "validate" -> "Validate migrations";
            case "baseline" -> "Baseline";
            case "repair" -> "Repair";
            default -> "Migrations";
        };
    }

    static Optional<String> next(MigrationResult result, Language language) {
        if (result.failure().isPresent()) {
            return Optional.of(language.say(result.failure().get().remedy()));
        }
        boolean planned = result.action().equals("plan")
                && result.outcome().exitCode() == 0
                && !result.planHash().isEmpty()
                && result.migrations().stream().map(MigrationEntry::state).anyMatch(MigrationWords::willRun);
        return planned
                ? Optional.of("read the SQL below; to run exactly this, apply with the same options and the expected plan hash "
                        + result.planHash())
                : Optional.empty();
    }

    static boolean willRun(State state) {
        return state == State.PENDING || state == State.OUTDATED;
    }

    static Badge badge(State state) {
        String word = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (state) {
            case APPLIED, APPLIED_BY_ANOTHER, BASELINE -> Badge.good(word);
            case PENDING, OUTDATED -> new Badge("active", "\u2192", word);
            case CHANGED, MISSING, FUTURE, OUT_OF_ORDER, IGNORED -> Badge.warning(word);
            case FAILED -> Badge.bad(word);
            case UNKNOWN -> Badge.broken(word);
            case CALLBACK, SUPERSEDED, BELOW_BASELINE, DELETED -> Badge.quiet(word);
        };
    }
}
