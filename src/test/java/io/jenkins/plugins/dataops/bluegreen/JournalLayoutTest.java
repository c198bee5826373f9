package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Journals of other versions, and of other owners. */
class JournalLayoutTest {
    private static final Pattern STATEMENTS = Pattern.compile("run (.*?)\\.?$", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static List<Consumer<BlueGreen>> changing() {
        return List.of(
                BlueGreen::prepare,
                blueGreen -> blueGreen.switchOver(List.of(), List.of()),
                BlueGreen::rollback,
                BlueGreen::retire,
                BlueGreen::abandon);
    }

    private static List<Consumer<BlueGreen>> reading() {
        return List.of(BlueGreen::status, BlueGreen::plan, blueGreen -> blueGreen.journal().end(), BlueGreen::liveRevision);
    }

    @ParameterizedTest
    @EnumSource
    void whatANewerVersionKeepsIsNeitherReadNorChanged(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        int known = Integer.parseInt(warehouse.read("SELECT version FROM dataops.switch_version").get(0));
        warehouse.run("UPDATE dataops.switch_version SET version = " + (known + 1));
        List<String> before = warehouse.read("SELECT s::text FROM dataops.switch_state AS s");
        for (Consumer<BlueGreen> verb :
                Stream.concat(changing().stream(), reading().stream()).toList()) {
            assertThatThrownBy(() -> verb.accept(warehouse.as(warehouse.request())))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("the switch journal in schema 'dataops' has version " + (known + 1)
                            + ", and this program knows up to " + known + ": use a newer dataops");
        }
        assertThat(warehouse.read("SELECT s::text FROM dataops.switch_state AS s")).isEqualTo(before);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    /** A journal in the layout before this one, which belongs to somebody else than who deploys. */
    private final class ForeignJournal {
        private final Warehouse admin = new Warehouse(Engine.POSTGRESQL.open(folder));
        private final Warehouse deployer;
        private final Warehouse owner;
        private final Warehouse reader;

        ForeignJournal() {
            for (String role : List.of("journal_deployer", "journal_owner", "journal_reader")) {
                if (admin.read("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
                    admin.run("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");
                }
            }
            deployer = new Warehouse(Logins.as(admin.database(), "journal_deployer"));
            owner = new Warehouse(Logins.as(admin.database(), "journal_owner"));
            reader = new Warehouse(Logins.as(admin.database(), "journal_reader"));
            String name = admin.read("SELECT current_database()").get(0);
            admin.run("GRANT CREATE ON DATABASE " + name + " TO journal_deployer");
            deployer.release(deployer.request().withRelease(Release.of("r1")), 1);
            for (String table : List.of("switch_version", "switch_state", "switch_journal")) {
                admin.run("ALTER TABLE dataops." + table + " OWNER TO journal_owner");
            }
            admin.run(
                    "ALTER SCHEMA dataops OWNER TO journal_owner",
                    "GRANT USAGE ON SCHEMA dataops TO journal_deployer",
                    "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA dataops TO journal_deployer",
                    "ALTER TABLE dataops.switch_state DROP COLUMN token_digest, DROP COLUMN blue_schema,"
                            + " DROP COLUMN green_schema, DROP COLUMN lease_renewed",
                    "UPDATE dataops.switch_version SET version = 1");
        }
    }

    @Test
    void whoDoesNotOwnAnOldJournalReadsItAndIsToldWhatItsOwnerHasToRun() {
        ForeignJournal foreign = new ForeignJournal();
        Warehouse deployer = foreign.deployer;
        BlueGreenResult status = deployer.as(deployer.request()).status();
        assertThat(status.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(status.journal()).hasSize(1);
        assertThat(deployer.events()).hasSize(1);
        assertThat(deployer.as(deployer.request()).liveRevision()).contains("r1");

        String remedy = "";
        for (BlueGreenResult refused : List.of(
                deployer.as(deployer.request()).prepare(),
                deployer.as(deployer.request()).switchOver(List.of(), List.of()),
                deployer.as(deployer.request()).rollback(),
                deployer.as(deployer.request()).retire(),
                deployer.as(deployer.request()).abandon())) {
            assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(said(refused.verdict()))
                    .isEqualTo("Refused: dataops.switch_state has the layout of an older version, and journal_deployer does"
                            + " not own it.");
            remedy = said(refused.next()).orElseThrow();
            assertThat(remedy).startsWith("Have journal_owner, its owner, run ALTER TABLE");
        }
        assertThat(deployer.read("SELECT version FROM dataops.switch_version")).containsExactly("1");

        Matcher statements = STATEMENTS.matcher(remedy);
        assertThat(statements.find()).isTrue();
        foreign.owner.run(statements.group(1).split("; "));
        deployer.release(deployer.request(), 2);
        assertThat(deployer.versions()).containsExactly("2/2");
        assertThat(deployer.as(deployer.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(deployer.versions()).containsExactly("1/1");
    }

    @Test
    void whoMayNotReadAJournalIsToldTheRightsThatAreMissing() {
        ForeignJournal foreign = new ForeignJournal();
        Warehouse reader = foreign.reader;
        String[] told = new String[1];
        assertThatThrownBy(() -> reader.as(reader.request()).status())
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("journal_reader may not read dataops.switch_journal, dataops.switch_state")
                .satisfies(failure -> told[0] = failure.getMessage());
        Matcher statements = STATEMENTS.matcher(told[0]);
        assertThat(statements.find()).isTrue();
        foreign.owner.run(statements.group(1).split("; "));
        assertThat(reader.as(reader.request()).status().outcome()).isEqualTo(Outcome.PASSED);
    }
}
