package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.CheckRun;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.bluegreen.ColumnChange;
import io.jenkins.plugins.dataops.bluegreen.ObjectChange;
import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.util.Optional;

/** Blue-green results in words. */
final class BlueGreenWords {
    private static final int SHORT_REVISION = 12;

    private BlueGreenWords() {}

    static String headline(BlueGreenResult result, Language language) {
        boolean good = result.outcome() == Outcome.PASSED || result.outcome() == Outcome.UNSTABLE;
        Optional<Deployment> release = release(result);
        if (!good || !result.action().equals("switch") || release.isEmpty() || result.timings().isEmpty()) {
            return language.say(result.verdict());
        }
        StringBuilder sentence = new StringBuilder(result.product()).append(" released: ");
        result.colours().previous().map(Colour::word).ifPresent(colour -> sentence.append(colour).append(" -> "));
        sentence.append(result.colours().live().map(Colour::word).orElse("live"));
        String revision = release.get().revision();
        if (revision != null && !revision.isEmpty()) {
            sentence.append(", revision ").append(shortRevision(revision));
        }
        result.plan().ifPresent(plan -> sentence.append(", ")
                .append(Counts.of(plan.objects().size(), "object"))
                .append(result.guarantee() == SwitchGuarantee.ATOMIC ? " in one transaction" : ""));
        return sentence.append(", readers waited at most ")
                .append(Lengths.of(result.timings().get().longestReaderWait()))
                .toString();
    }

    private static Optional<Deployment> release(BlueGreenResult result) {
        return result.events().stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(made -> made.kind() == Deployment.Kind.RELEASE)
                .findFirst();
    }

    /** A commit id as people say it; any other revision as it is. */
    static String shortRevision(String revision) {
        return revision.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? revision.substring(0, SHORT_REVISION) : revision;
    }

    static String title(String action) {
        return switch (action) {
            case "prepare" -> "Prepare";
            case "plan" -> "Plan of the switch";
            case "switch" -> "Switch";
            case "rollback" -> "Roll back";
            case "retire" -> "Retire";
            case "abandon" -> "Abandon";
            default -> "Blue-green " + action;
        };
    }

    static String guarantee(SwitchGuarantee guarantee) {
        return switch (guarantee) {
            case ATOMIC -> "atomic: all objects change in one transaction, no reader sees a mixture";
            case PER_OBJECT -> "per object: each changes in an instant of its own, readers can see a mixture";
            case NONE -> "none: readers can see an object half changed";
        };
    }

    static String when(CheckRun.When when) {
        return switch (when) {
            case BEFORE_SWITCH -> "before the switch";
            case AFTER_SWITCH -> "after the switch";
            case AFTER_SWITCH_BACK -> "after switching back";
        };
    }

    static String change(ObjectChange.Kind kind) {
        return switch (kind) {
            case ADDED -> "gained";
            case REPLACED -> "replaced in place";
            case RECREATED -> "dropped and created, rights replayed";
            case LOST -> "lost";
        };
    }

    static String change(ColumnChange change, Language language) {
        String before = change.before().map(language::say).orElse("");
        String after = change.after().map(language::say).orElse("");
        return switch (change.kind()) {
            case ADDED -> "gained, " + after;
            case LOST -> "lost, was " + before;
            case RETYPED -> before + " becomes " + after;
            case MOVED -> "moved from " + before + " to " + after;
        };
    }
}
