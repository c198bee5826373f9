package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.script.ScriptResult;

/** Says in one line what work has left behind that was told to stop. */
public final class StopSummary {
    private StopSummary() {}

    /**
     * What a result says of that.
     *
     * @param result any that the engine answers with
     * @param language the reader's
     * @return one line
     */
    public static String of(Object result, Language language) {
        if (result instanceof MigrationResult migration) {
            return migration.applied() + " of " + Count.of(migration.migrations().size(), "migration") + " applied; "
                    + migration.failure()
                            .map(failure -> Language.ENGLISH.say(failure.leftBehind()))
                            .orElse("no migration was interrupted");
        }
        if (result instanceof ScriptResult script) {
            return Count.of(script.files().size(), "file") + " done. "
                    + script.failure()
                            .map(failure -> language.say(failure.leftBehind()))
                            .orElse("None was interrupted.");
        }
        if (result instanceof BlackBoxResult tests) {
            long answered = tests.tests().stream().filter(test -> test.outcome() != Outcome.ERROR).count();
            return answered + " of " + Count.of(tests.tests().size(), "test") + " answered; nothing was changed";
        }
        return result instanceof BlueGreenResult deployment ? Language.ENGLISH.say(deployment.verdict()) : "see the result";
    }
}
