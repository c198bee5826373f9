package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the remedies say, step by step, and holds that the work is done afterwards. */
class RemediesTest {
    private static final Pattern RUN = Pattern.compile("^run (DROP .*)$");

    @TempDir
    Path folder;

    private MigrationProject postgreSql() {
        return new MigrationProject(folder, TestDatabases.postgreSql());
    }

    /** Carries out a remedy; what only a person can do, the test does. */
    private static MigrationResult follow(MigrationProject project, String remedy, Runnable person) {
        MigrationResult last = null;
        for (String step : remedy.split("; ")) {
            Matcher statement = RUN.matcher(step);
            if (statement.matches()) {
                project.sql(statement.group(1));
            } else if (step.equals("repair the history")) {
                assertThat(project.migrations().repair().outcome()).isEqualTo(Outcome.PASSED);
            } else if (step.equals("apply again")) {
                last = project.migrations().apply();
            } else {
                person.run();
            }
        }
        return last;
    }

    @Test
    void aFailedUniqueIndexLeavesAnInvalidOneThatIsNamedAndRemoved() {
        MigrationProject project = postgreSql()
                .file("V1__one.sql", "CREATE TABLE one (i INT); INSERT INTO one VALUES (1), (1);")
                .file("V2__u.sql", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"U x\" ON one (i);");
        MigrationFailure failure = project.migrations().apply().failure().orElseThrow();
        assertThat(said(failure.leftBehind())).endsWith("; index public.\"U x\" is INVALID");

        project.migrations().repair();
        MigrationResult passedOver = project.migrations().apply();
        assertThat(passedOver.outcome()).as("%s", passedOver).isEqualTo(Outcome.FAILED);
        assertThat(said(passedOver.messages())).anyMatch(message -> message.contains("IF NOT EXISTS would pass over"));

        MigrationResult done = follow(
                project,
                said(failure.remedy()),
                () -> project.sql("DELETE FROM one WHERE ctid = (SELECT min(ctid) FROM one)"));
        assertThat(done.outcome()).as("%s", done).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT indisvalid AND indisunique FROM pg_index WHERE indrelid = 'one'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void anInvalidIndexIsNotPassedOverBehindManyStatements() {
        MigrationProject project = postgreSql()
                .file("V1__one.sql", "CREATE TABLE one (i INT); INSERT INTO one VALUES (1), (1);")
                .file("V2__u.sql", "CREATE UNIQUE INDEX CONCURRENTLY u ON one (i);");
        project.migrations().apply();
        project.migrations().repair();
        project.file(
                "V2__u.sql",
                "SELECT 1;\n".repeat(PlannedStatement.MOST) + "CREATE UNIQUE INDEX IF NOT EXISTS u ON one (i);");
        MigrationResult passedOver = project.migrations().apply();
        assertThat(passedOver.outcome()).as("%s", said(passedOver.messages())).isEqualTo(Outcome.FAILED);
        assertThat(said(passedOver.messages())).anyMatch(message ->
                message.contains("V2__u.sql:" + (PlannedStatement.MOST + 1) + ": IF NOT EXISTS would pass over"));
    }

    @Test
    void anInvalidIndexWarnsEvenWhereNothingRunsIntoIt() {
        MigrationProject project = postgreSql()
                .file("V1__one.sql", "CREATE TABLE one (i INT); INSERT INTO one VALUES (1), (1);")
                .file("V2__u.sql", "CREATE UNIQUE INDEX CONCURRENTLY u ON one (i);");
        project.migrations().apply();
        project.migrations().repair();
        project.file("V2__u.sql", "CREATE TABLE two (i INT);");
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(said(applied.messages()))
                .contains("index public.u is INVALID, left by a statement that failed: remove it with"
                        + " DROP INDEX CONCURRENTLY public.u");
    }

    @Test
    void withoutATransactionTheHistoryIsRepairedFirst() {
        MigrationProject project = postgreSql()
                .file("V1__b.sql", "CREATE TABLE b (i INT);\nINSERT INTO b VALUES (1);\nINSERT INTO nosuch VALUES (1);")
                .file("V1__b.sql.conf", "executeInTransaction=false");
        MigrationResult failed = project.migrations().apply();
        assertThat(failed.migrations()).extracting(MigrationEntry::state).containsExactly(State.FAILED);
        MigrationFailure failure = failed.failure().orElseThrow();
        assertThat(failure.leftBehind())
                .isEqualTo(FailureCode.LEFT_PARTLY.of("V1__b.sql", List.of(FailureCode.STATEMENTS_DONE.of(2, 3))));
        assertThat(said(failure.leftBehind())).contains("the 2 statements before line 3 are in the database");
        assertThat(failure.remedy())
                .isEqualTo(RemedyCode.REMEDY.of(List.of(
                        RemedyCode.CREATE_TABLE.of(),
                        RemedyCode.UNDO_STATEMENTS.of("V1__b.sql"),
                        RemedyCode.REPAIR_HISTORY.of(),
                        RemedyCode.APPLY_AGAIN.of())));
        MigrationResult done = follow(project, said(failure.remedy()), () -> {
            project.sql("DROP TABLE IF EXISTS b");
            project.file("V1__b.sql", "CREATE TABLE b (i INT);\nINSERT INTO b VALUES (1);");
        });
        assertThat(done.outcome()).as("%s", done).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT count(*) FROM b")).isEqualTo("1");
    }

    @Test
    void inATransactionApplyingAgainIsEnough() {
        MigrationProject project = postgreSql().file("V1__b.sql", "CREATE TABLE b (i INT);\nINSERT INTO nosuch VALUES (1);");
        MigrationFailure failure = project.migrations().apply().failure().orElseThrow();
        assertThat(said(failure.remedy()))
                .isEqualTo("correct the name, or create the table in an earlier migration; apply again");
        MigrationResult done =
                follow(project, said(failure.remedy()), () -> project.file("V1__b.sql", "CREATE TABLE b (i INT);"));
        assertThat(done.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void duckDbWithoutATransactionToo() {
        MigrationProject project = new MigrationProject(folder, TestDatabases.duckDb(folder))
                .file("V1__b.sql", "CREATE TABLE b (i INTEGER);\nINSERT INTO nosuch VALUES (1);")
                .file("V1__b.sql.conf", "executeInTransaction=false");
        MigrationFailure failure = project.migrations().apply().failure().orElseThrow();
        assertThat(said(failure.leftBehind())).endsWith("the statement before line 2 is in the database");
        MigrationResult done = follow(project, said(failure.remedy()), () -> {
            project.sql("DROP TABLE IF EXISTS b");
            project.file("V1__b.sql", "CREATE TABLE b (i INTEGER);");
        });
        assertThat(done.outcome()).as("%s", done).isEqualTo(Outcome.PASSED);
    }
}
