package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.LockedUser;
import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateVerbsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n");
        migration("V1__flights.sql", "CREATE TABLE flights (id INTEGER);\nINSERT INTO flights VALUES (${first});\n");
    }

    @Test
    void planApplyInfoValidate() {
        MigrationResult plan = result(0, "plan", "--placeholder", "first=7");
        assertThat(plan.migrations()).singleElement().extracting(MigrationEntry::statementCount).isEqualTo(2);

        result(1, "apply", "--placeholder", "first=8", "--expected-plan-hash", plan.planHash());
        MigrationResult applied = result(0, "apply", "--placeholder", "first=7", "--expected-plan-hash", plan.planHash());
        assertThat(applied.migrations()).singleElement().extracting(MigrationEntry::state)
                .isEqualTo(MigrationEntry.State.APPLIED);
        assertThat(result(0, "apply", "--placeholder", "first=7").migrations()).isEmpty();
        assertThat(result(0, "info", "--placeholder", "first=7").currentVersion()).contains("1");
        result(0, "validate", "--placeholder", "first=7");
    }

    @Test
    void textShowsStatementsAndHash() {
        String out = CommandRun.in(folder, "migrate", "plan", "--placeholder", "first=7").exits(0).out();
        assertThat(out)
                .contains("1 flights  (V1__flights.sql, 2 statements)", "INSERT INTO flights VALUES (7)", "plan hash: ")
                .contains("passed: plan: 1 migration to run on warehouse (DuckDB");
    }

    @Test
    void failingStatementIsAnErrorWithItsPlaceAndNothingIsLeft() throws IOException {
        migration("V2__bad.sql", "CREATE TABLE a (n INTEGER);\nINSERT INTO nowhere VALUES (1);\n");
        CommandRun run = CommandRun.in(folder, "migrate", "apply", "--placeholder", "first=7").exits(3);
        assertThat(run.out()).contains("V2__bad.sql line 2").contains("error: apply").contains("nowhere")
                .containsOnlyOnce("nothing of V2__bad.sql is in the database")
                // Its transaction left nothing in the history that had to be repaired.
                .doesNotContain("migrate repair");
        assertThat(result(0, "info", "--placeholder", "first=7").currentVersion()).contains("1");
    }

    @Test
    void changedFileFailsValidationUntilRepaired() throws IOException {
        result(0, "apply", "--placeholder", "first=7");
        migration("V1__flights.sql", "CREATE TABLE flights (id BIGINT);\n");
        result(1, "validate");
        result(0, "repair");
        result(0, "validate");
    }

    @Test
    void baselineNeedsAVersion() {
        assertThat(CommandRun.in(folder, "migrate", "baseline").exits(2).err()).contains("--at-version");
        result(2, "baseline", "--at-version", "one");
        assertThat(result(0, "baseline", "--at-version", "1", "--no-placeholders").currentVersion()).contains("1");
    }

    @Test
    void missingPlaceholderAndMissingFolderAreUsage() {
        assertThat(CommandRun.in(folder, "migrate", "plan").exits(2).err()).contains("first").contains("V1__flights");
        assertThat(CommandRun.in(folder, "migrate", "plan", "--location", "absent").exits(2).err()).contains("absent");
        assertThat(CommandRun.in(folder, "migrate", "plan", "--location", "../x").exits(2).err()).contains("../x");
    }

    @Test
    void secretPlaceholdersComeFromTheirSourcesAndAreShownNowhere() throws IOException {
        Files.writeString(folder.resolve("secret"), "424242\n");
        for (String source : new String[] {"env:SECRET", "file:secret"}) {
            CommandRun run = CommandRun.in(
                            folder, Map.of("SECRET", "424242"), "migrate", "plan", "--placeholder-from", "first=" + source)
                    .exits(0);
            assertThat(run.out()).contains("VALUES (****)").doesNotContain("424242");
        }
        Files.writeString(
                folder.resolve("dataops.yaml"),
                "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\nmigrations: {secrets: {first: {file: secret}}}\n");
        assertThat(CommandRun.in(folder, "migrate", "plan").exits(0).out())
                .contains("VALUES (****)")
                .doesNotContain("424242");
        assertThat(CommandRun.in(folder, "migrate", "plan", "--placeholder-from", "first=env:NONE").exits(2).err())
                .contains("the placeholder 'first'")
                .contains("NONE");
        assertThat(CommandRun.in(folder, "migrate", "plan", "--placeholder-from", "first=424242").exits(2).err())
                .doesNotContain("424242");
    }

    @Test
    void countsWhatRanOutOfOrderToo() throws IOException {
        migration("V3__c.sql", "CREATE TABLE c (i INTEGER);");
        result(0, "apply", "--placeholder", "first=7");
        migration("V2__b.sql", "CREATE TABLE b (i INTEGER);");
        assertThat(CommandRun.in(folder, "migrate", "apply", "--placeholder", "first=7", "--out-of-order").exits(0).out())
                .contains("passed: apply: 1 migration applied");
    }

    @Test
    void passwordTypedInPlaceOfItsSourceIsNotRepeated() {
        assertThat(CommandRun.in(folder, "migrate", "plan", "--password-from", "hunter2").exits(2).err())
                .contains("env:NAME")
                .doesNotContain("hunter2");
    }

    @Test
    void postgreSqlByUrlUserAndPasswordFromTheEnvironment() throws SQLException {
        ConnectionSettings server = LockedUser.create("verb_reader", "s3cret");
        String[] arguments = {
            "migrate", "info", "--no-placeholders", "-c", server.url(), "--user", "verb_reader", "--password-from", "env:PW",
            "--format", "json"
        };
        MigrationResult info = CommandRun.in(folder, Map.of("PW", "s3cret"), arguments)
                .exits(0)
                .document()
                .as(MigrationResult.class);
        assertThat(info.database()).startsWith("PostgreSQL");

        CommandRun wrong = CommandRun.in(folder, Map.of("PW", "hunter2"), arguments).exits(3);
        assertThat(wrong.err()).contains("refused the user or the password");
        assertThat(wrong.out() + wrong.err()).doesNotContain("hunter2").doesNotContain("s3cret");
        assertThat(CommandRun.in(folder, arguments).exits(2).err()).contains("PW").contains("not set");
    }

    private MigrationResult result(int exitCode, String verb, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "migrate";
        arguments[1] = verb;
        System.arraycopy(more, 0, arguments, 2, more.length);
        arguments[more.length + 2] = "--format";
        arguments[more.length + 3] = "json";
        var document = CommandRun.in(folder, arguments).exits(exitCode).document();
        if (exitCode == 2) {
            assertThat(document.kind()).isEqualTo(Kind.PROBLEM);
            return null;
        }
        assertThat(document.kind()).isEqualTo(Kind.MIGRATION);
        assertThat(document.outcome()).isNotEqualTo(Outcome.ERROR);
        return document.as(MigrationResult.class);
    }

    private void migration(String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(name), sql);
    }
}
