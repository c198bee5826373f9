package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files run, which do not, and that nobody can smuggle one in. */
class MigrationFilesTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder.resolve("project"), TestDatabases.duckDb(folder));
    }

    private void refused(String part) {
        assertThatThrownBy(() -> project.migrations().plan())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(part);
    }

    @Test
    void locationsMustBeFoldersOfTheProject() throws IOException {
        Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("project/link"), folder.resolve("outside"));
        project.write("file.sql", "SELECT 1");
        project.locations("absent");
        refused("'absent' does not exist");
        project.locations("../outside");
        refused("leads outside the project folder");
        project.locations("link");
        refused("leads outside the project folder");
        project.locations(folder.resolve("outside").toString());
        refused("leads outside the project folder");
        project.locations("file.sql");
        refused("is a file");
        project.locations("nul\0");
        refused("is not a path");
        project.locations();
        refused("no location of migrations is given");
    }

    @Test
    void linksBelowALocationMustNotLeadOutside() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.sql"), "SELECT 1");
        Path link = Files.createSymbolicLink(folder.resolve("project/migrations/V1__link.sql"), secret);
        refused("V1__link.sql leads outside");
        Files.delete(link);
        Path inside = Files.createSymbolicLink(
                folder.resolve("project/migrations/more"), Files.createDirectories(folder.resolve("project/more")));
        project.write("more/V2__b.sql", "SELECT 2");
        assertThat(project.migrations().plan().migrations())
                .extracting(MigrationEntry::script)
                .containsExactly("more/V2__b.sql");
        Files.delete(inside);
        Files.createSymbolicLink(folder.resolve("project/migrations/all"), folder);
        refused("all leads outside");
    }

    @Test
    void locationsMayOverlapAndHaveSubfolders() {
        project.file("a/V1__a.sql", "SELECT 1").file("b/V2__b.sql", "SELECT 2").locations("migrations", "migrations/a");
        assertThat(project.migrations().plan().migrations())
                .extracting(MigrationEntry::script)
                .containsExactly("a/V1__a.sql", "b/V2__b.sql");
    }

    @Test
    void sameNameOrVersionTwiceIsRefused() {
        project.write("one/V1__a.sql", "SELECT 1").write("two/V1__a.sql", "SELECT 2").locations("one", "two");
        refused("two files are both called V1__a.sql");
        project.write("three/V1__b.sql", "SELECT 2").locations("one", "three");
        refused("Found more than one migration with version 1");
    }

    @Test
    void whatLooksLikeAMigrationAndIsNoneIsNamed() {
        project.file("V1_typo.sql", "SELECT 1")
                .file("v2__lower.sql", "SELECT 1")
                .file("R_once.sql", "SELECT 1")
                .file("V3__shell.sh", "touch /tmp/never")
                .file("V4__CAPITALS.SQL", "SELECT 1")
                .file("V5__python.py", "raise")
                .file("V6__index.conf", "executeInTransaction=false")
                .file("U1__undo.sql", "SELECT 1")
                .file("seed.sql", "SELECT 1")
                .file("README.md", "no migration");
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(project.value("SELECT count(*) FROM duckdb_tables()")).isEqualTo("0");
        assertThat(plan.migrations()).extracting(MigrationEntry::script).containsExactly("V4__CAPITALS.SQL");
        assertThat(said(plan.messages()))
                .contains(
                        "V1_typo.sql is not named as a migration and will not run: call it V1__typo.sql",
                        "v2__lower.sql is not named as a migration and will not run: call it V2__lower.sql",
                        "R_once.sql is not named as a migration and will not run: call it R__once.sql",
                        "seed.sql is not named as a migration or callback and will not run")
                .anyMatch(message -> message.startsWith("V3__shell.sh will not run"))
                .anyMatch(message -> message.startsWith("V5__python.py will not run"))
                .anyMatch(message -> message.startsWith("V6__index.conf is not read"))
                .anyMatch(message -> message.startsWith("U1__undo.sql is an undo migration"))
                .noneMatch(message -> message.startsWith("README.md"));
    }

    @Test
    void allowedUnrecognizedNamesOnlyWarn() {
        project.file("V1__t.sql", "SELECT 1")
                .file("V2_typo.sql", "SELECT 1")
                .request(request -> request.with(new MigrationOptions(false, true, true, true, Duration.ZERO)));
        assertThat(project.migrations().plan().outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(project.migrations().apply().currentVersion()).contains("1");
    }

    @Test
    void aRunWithoutAnyMigrationFails() {
        project.file("20260101__a.sql", "SELECT 1");
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(applied.messages()))
                .contains(
                        "no migration was found: is the location right?",
                        "20260101__a.sql is not named as a migration and will not run: call it V20260101__a.sql");
        project.delete("20260101__a.sql");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);
        project.request(request -> request.with(new MigrationOptions(false, true, true, true, Duration.ZERO)));
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.UNSTABLE);
    }

    @Test
    void proposedNamesAreFreeAndSlipsAreNoticed() {
        project.file("V1__a.sql", "SELECT 1")
                .file("V1_x.sql", "SELECT 1")
                .file("V__x.sql", "SELECT 1")
                .file("afterMigrat.sql", "SELECT 1")
                .file("V12__x.ddl", "SELECT 1")
                .file("V8__x.sql ", "SELECT 1")
                .file("V9__\u200Bx.txt", "SELECT 1");
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(plan.messages()))
                .contains(
                        "V1_x.sql is not named as a migration and will not run: call it V2__x.sql",
                        "V__x.sql is not named as a migration and will not run: call it V3__x.sql",
                        "afterMigrat.sql is not named as a callback and will not run: call it afterMigrate.sql")
                .anyMatch(message -> message.startsWith("V12__x.ddl will not run"))
                .anyMatch(message -> message.startsWith("'V8__x.sql ' will not run") && message.endsWith("V8__x.sql"))
                .anyMatch(message -> message.startsWith("'V9__\u200Bx.txt' will not run"));
    }

    @Test
    void anEndingInCapitalsRunsOnceAndInOrder() {
        project.file("V1__a.sql", "CREATE TABLE a (i INTEGER)")
                .file("V2__b.SQL", "INSERT INTO a VALUES (2)")
                .file("V2__b.SQL.conf", "executeInTransaction=false")
                .file("V3__c.sql", "INSERT INTO a VALUES (3)");
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(applied.migrations().get(1).transactional()).contains(false);
        assertThat(project.value("SELECT string_agg(i::VARCHAR, ',') FROM a")).isEqualTo("2,3");
        assertThat(project.migrations().apply().migrations()).isEmpty();
    }

    @Test
    void encodingIsStrictAndMayBeSaid() {
        project.write("migrations/V1__latin.sql", "SELECT\r\n'Größe' AS x".getBytes(StandardCharsets.ISO_8859_1));
        refused("V1__latin.sql line 2 is not UTF-8 text (byte 0xF6): save the file as UTF-8, or say encoding=... in"
                + " V1__latin.sql.conf");
        project.file("V1__latin.sql.conf", "encoding=US-ASCII");
        refused("V1__latin.sql line 2 is not US-ASCII text (byte 0xF6): save the file as US-ASCII");
        project.file("V1__latin.sql.conf", "encoding=ISO-8859-1");
        assertThat(project.migrations().plan().migrations().get(0).statements().get(0).sql()).contains("Größe");
        project.file("V1__latin.sql.conf", "encoding=none-such");
        refused("unknown encoding 'none-such'");
        project.file("V1__latin.sql.conf", "executeInTransactions=false");
        refused("V1__latin.sql.conf: unknown setting 'executeInTransactions'");
        project.file("V1__latin.sql.conf", "executeInTransaction=no");
        refused("V1__latin.sql.conf: executeInTransaction must be true or false, not 'no'");
        project.file("V1__latin.sql.conf", "shouldExecute=true");
        refused("paid editions");
    }

    @Test
    void emptyFilesAreMigrations() {
        project.file("V1__empty.sql", "").file("V2__comment.sql", "-- nothing\n");
        assertThat(said(project.migrations().plan().messages())).contains("V1__empty.sql has no statement");
        assertThat(project.migrations().apply().currentVersion()).contains("2");
    }

    @Test
    void lineEndsDoNotChangeThePlanButContentAndSettingsDo() {
        String unix = "CREATE TABLE t (a INTEGER);\nSELECT '\n';\n";
        String hash = project.file("V1__t.sql", unix).migrations().plan().planHash();
        assertThat(project.file("V1__t.sql", "\uFEFF" + unix.replace("\n", "\r\n")).migrations().plan().planHash())
                .isEqualTo(hash);
        assertThat(project.file("V1__t.sql", unix + "-- x").migrations().plan().planHash()).isNotEqualTo(hash);
        project.file("V1__t.sql", unix).file("V1__t.sql.conf", "executeInTransaction=false");
        assertThat(project.migrations().plan().planHash()).isNotEqualTo(hash);
    }

    @Test
    void fileThatChangesAfterItWasReadIsNotReadAgain() throws IOException {
        for (String text : List.of("SELECT 1", "SELECT 1;\n".repeat(200_000))) {
            project.file("V1__t.sql", text);
            try (MigrationFile file =
                    MigrationFile.of(
                            "V1__t.sql",
                            folder.resolve("project/migrations/V1__t.sql"),
                            ReachableFiles.ALL,
                            null)) {
                String fingerprint = file.fingerprint();
                project.file("V1__t.sql", "SELECT 2");
                StringWriter read = new StringWriter();
                try (Reader reader = file.read()) {
                    reader.transferTo(read);
                }
                assertThat(read.toString()).isEqualTo(text);
                assertThat(file.fingerprint()).isEqualTo(fingerprint);
            }
        }
    }

    @Test
    void listingIsBoundedAndTheHashIsNot() {
        String many = "SELECT 1;\n".repeat(PlannedStatement.MOST + 10);
        project.file("V1__many.sql", many).file("V2__long.sql", "SELECT '" + "x".repeat(20_000) + "'");
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.migrations().get(0).statements()).hasSize(PlannedStatement.MOST);
        assertThat(plan.migrations().get(0).statementCount()).isEqualTo(PlannedStatement.MOST + 10);
        assertThat(plan.migrations().get(1).statements().get(0).sql())
                .hasSizeLessThan(PlannedStatement.LONGEST + 50)
                .endsWith(" ... (10009 more characters)");
        project.file("V1__many.sql", many.substring(0, many.length() - 3) + "2;\n");
        assertThat(project.migrations().plan().planHash()).isNotEqualTo(plan.planHash());
    }
}
