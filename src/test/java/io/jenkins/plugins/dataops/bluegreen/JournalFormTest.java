package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.golden.Specimen;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State, journal and lease lie in warehouses that outlive any version of this program. */
class JournalFormTest {
    private static final String OWNER = "https://ci.example.com/job/flights/1/";
    private static final ProcessIdentity HOLDER =
            new ProcessIdentity("agent/7c1c/pid:[4026531836]", 4711, "2026-01-01T00:00:00Z", "7d0f");

    @TempDir
    Path folder;

    /** A warehouse as a version of this program left it. */
    record Left(Engine engine, GoldenFile file) {
        static Stream<Left> all() {
            return Stream.of(Engine.values()).flatMap(engine ->
                    GoldenFile.all(form(engine), "sql").stream().map(file -> new Left(engine, file)));
        }
    }

    static Stream<Left> left() {
        return Left.all();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theTablesAreThoseOfTheNewestGoldenFile(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        deploy(warehouse);
        GoldenFile.assertNewest(
                form(engine), "sql", dump(warehouse), JournalFormTest::tables);
    }

    @ParameterizedTest
    @MethodSource("left")
    void everyFormIsReadAsItStands(Left left) {
        Warehouse warehouse = restored(left);
        BlueGreenResult status = warehouse.as(warehouse.request()).status();
        assertThat(status.outcome()).as(said(status.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(status.colours().live()).contains(Colour.GREEN);
        assertThat(status.colours().previous()).contains(Colour.BLUE);
        assertThat(status.journal())
                .extracting(entry ->
                        entry.number() + " " + entry.revision() + " " + entry.action() + " " + entry.state())
                .containsExactly(
                        "4 r3 RELEASE VERIFIED", "3 r1 SWITCH_BACK VERIFIED", "2 r2 RELEASE FAILED",
                        "1 r1 RELEASE VERIFIED");
        assertThat(status.journal()).extracting(JournalEntry::owner).containsOnly(OWNER);
        assertThat(warehouse.versions()).containsExactly("3/3");
        assertThat(tables(dump(warehouse)))
                .as("who only looks changes nothing")
                .isEqualTo(tables(left.file().text()));
    }

    @ParameterizedTest
    @MethodSource("left")
    void theWayBackOfEveryFormIsOpen(Left left) {
        Warehouse warehouse = restored(left);
        BlueGreenResult back = warehouse.as(warehouse.request()).rollback();
        assertThat(back.outcome()).as(said(back.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @ParameterizedTest
    @MethodSource("left")
    void theNextReleaseBringsEveryFormUpToDate(Left left) {
        Warehouse warehouse = restored(left);
        warehouse.release(warehouse.request(), 5);
        assertThat(warehouse.versions()).containsExactly("5/5");
        List<GoldenFile> files = GoldenFile.all(form(left.engine()), "sql");
        assertThat(tables(dump(warehouse)))
                .isEqualTo(tables(files.get(files.size() - 1).text()));
        assertThat(warehouse.read("SELECT version FROM dataops.switch_version")).containsExactly("" + files.size());
    }

    @ParameterizedTest
    @MethodSource("left")
    void theLeaseOfEveryFormIsKnownAndEnds(Left left) {
        Warehouse stock = stock(restored(left));
        BlueGreenResult status = stock.as(stock.request()).status();
        assertThat(status.lease().map(Lease::owner)).as(said(status.verdict())).contains(OWNER);
        stock.release(stock.request(), 6);
        assertThat(stock.versions()).containsExactly("6/6");
    }

    static Stream<Left> older() {
        return Stream.of(Engine.values()).flatMap(engine -> {
            List<GoldenFile> files = GoldenFile.all(form(engine), "sql");
            return files.subList(0, files.size() - 1).stream().map(file -> new Left(engine, file));
        });
    }

    private static void hold(Warehouse warehouse, String product) {
        warehouse.run("UPDATE dataops.switch_state SET lease_owner = '" + OWNER + "', lease_attended = false,"
                + " lease_since = '2026-01-01T00:00:00Z', lease_until = '2999-01-01T00:00:00Z' WHERE live_schema = '"
                + product + "'");
    }

    @ParameterizedTest
    @MethodSource("older")
    void whoComesNewLeavesTheFormToAnOlderVersionThatIsAtWork(Left left) {
        Warehouse flights = restored(left);
        hold(flights, "stock");
        String before = dump(flights);
        BlueGreen another = flights.as(flights.request());
        for (BlueGreenResult refused : List.of(another.prepare(), another.rollback(), another.retire())) {
            assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(said(refused.verdict()))
                    .contains("older version", "'" + OWNER + "' is deploying 'stock' (production)", "until 2999-01-01");
        }
        assertThat(dump(flights)).isEqualTo(before);
        LeaseTerms over = new LeaseTerms("me@laptop", Duration.ofHours(1), false, true, Optional.empty());
        assertThat(flights.as(flights.request().withLease(over)).rollback().outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @MethodSource("older")
    void aRunThatIsUpdatedOnItsWayGoesOn(Left left) {
        Warehouse stock = stock(restored(left));
        hold(stock, "flights");
        hold(stock, "stock");
        String token =
                stock.read("SELECT lease_token FROM dataops.switch_state WHERE live_schema = 'stock'").get(0);
        if (!stock.read("SELECT version FROM dataops.switch_version").contains("1")) {
            stock.run("UPDATE dataops.switch_state SET token_digest = '" + LeaseToken.digest(token)
                    + "' WHERE live_schema = 'stock'");
        }
        BlueGreenRequest own = stock.request().withLease(LeaseTerms.of(OWNER).under(token));
        BlueGreenResult renewed = stock.as(own).renew();
        assertThat(renewed.outcome()).as(said(renewed.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(stock.as(own).abandon().verdict())).contains("The run is given up");
    }

    @ParameterizedTest
    @ValueSource(classes = {JournalRow.class, Watermark.class})
    void whatIsKeptAsJsonIsWrittenAndReadAsTheGoldenFilesHaveIt(Class<?> type) throws JsonProcessingException {
        String form = "journal/" + type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        List<?> specimens = Specimen.of(type);
        GoldenFile.assertNewest(
                form, "json", Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(specimens) + "\n");
        List<Object> read = new ArrayList<>();
        for (GoldenFile file : GoldenFile.all(form, "json")) {
            read.clear();
            for (JsonNode each : Json.mapper().readTree(file.text())) {
                read.add(Json.mapper().treeToValue(each, type));
            }
        }
        assertThat(read).isEqualTo(specimens);
    }

    /** Two good releases and a bad one between them that was switched back; of another product one that died. */
    private static void deploy(Warehouse warehouse) {
        for (int version = 1; version <= 3; version++) {
            BlueGreen run = run(warehouse, version, Duration.ofMinutes(10));
            warehouse.build(Warehouse.candidate(run.prepare()), version);
            run.switchOver(List.of(), List.of(warehouse.notVersion(2)));
        }
        Warehouse.candidate(run(stock(warehouse), 4, Duration.ofSeconds(1)).prepare());
    }

    private static BlueGreen run(Warehouse warehouse, int version, Duration lease) {
        LeaseTerms terms = new LeaseTerms(
                OWNER, lease, true, false, Optional.of(new SecretValue("of-the-golden-files-" + version)));
        BlueGreenRequest request = warehouse.request().withLease(terms).withRelease(Release.of("r" + version));
        return new BlueGreen(warehouse.database(), request, Progress.SILENT, HOLDER);
    }

    private static Warehouse stock(Warehouse flights) {
        return new Warehouse(flights.database(), "stock");
    }

    private static String dump(Warehouse warehouse) {
        return new SchemaDump(warehouse.database()).of("dataops", "flights", "stock");
    }

    private Warehouse restored(Left left) {
        Warehouse warehouse = new Warehouse(left.engine().open(folder));
        SchemaDump.restore(warehouse, left.file().text());
        return warehouse;
    }

    private static String tables(String sql) {
        return SchemaDump.tables(sql, "dataops");
    }

    private static String form(Engine engine) {
        return "journal/" + engine.name().toLowerCase(Locale.ROOT);
    }
}
