package io.jenkins.plugins.dataops.blackbox.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.value.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read does not hang on the zone of the machine that reads. */
class ZonesTest {
    /** The year in which Samoa left out a day; with the hours that its neighbours begin and end with. */
    private static final String FIRST = "2011-01-01 00:00:00";

    private static final int HALF_HOURS = 365 * 48;
    private static final TimeZone ZONE = TimeZone.getDefault();

    @TempDir
    private static Path folder;

    @AfterEach
    void restore() {
        TimeZone.setDefault(ZONE);
    }

    /** Half hours and days that are left out, and zones drawn from all that set their clocks in that year. */
    static List<String> zones() {
        List<String> hard = List.of("Australia/Lord_Howe", "Pacific/Apia");
        Set<ZoneRules> known = new HashSet<>();
        List<String> others = ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(zone -> !hard.contains(zone) && setsClocks(zone) && known.add(ZoneId.of(zone).getRules()))
                .toList();
        List<String> zones = new ArrayList<>(hard);
        zones.addAll(Sample.of("zones that set their clocks in 2011", others, 2));
        return zones;
    }

    private static boolean setsClocks(String zone) {
        ZoneOffsetTransition next = ZoneId.of(zone).getRules().nextTransition(Instant.parse("2011-01-01T00:00:00Z"));
        return next != null && next.getInstant().isBefore(Instant.parse("2012-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void everyHalfHourOfAYearIsItself(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        for (Database database : List.of(TestDatabases.duckDb(folder), TestDatabases.postgreSql())) {
            everyHalfHour(database);
            rareTimes(database);
        }
    }

    /** One JVM each, since whatever a driver remembers of the zone it may remember from its beginning. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin"})
    void aJvmThatWasBornInTheZoneReadsTheSame(String zone) throws Exception {
        Path log = folder.resolve("zone.log");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=" + zone,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReaderElsewhere.class.getName(),
                        Files.createTempDirectory(folder, "born").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(reader.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(reader.exitValue()).as(Files.readString(log)).isZero();
    }

    /** Reads every half hour of the year on both engines, in the zone that the JVM began in. */
    static final class ReaderElsewhere {
        private ReaderElsewhere() {}

        public static void main(String[] arguments) {
            for (Database database :
                    List.of(TestDatabases.duckDb(Path.of(arguments[0])), TestDatabases.postgreSql())) {
                everyHalfHour(database);
                rareTimes(database);
            }
        }
    }

    private static void everyHalfHour(Database database) {
        String query = "SELECT timestamptz '" + FIRST + "+00' + g * interval '30 minutes' AS instant, timestamp '"
                + FIRST + "' + g * interval '30 minutes' AS wall, "
                + "CAST(timestamp '" + FIRST + "' + g * interval '30 minutes' AS time) AS clock, "
                + "CAST(timestamp '" + FIRST + "' + g * interval '30 minutes' AS date) AS day "
                + "FROM generate_series(0, " + (HALF_HOURS - 1) + ") AS s(g) ORDER BY g";
        LocalDateTime first = LocalDateTime.parse(FIRST.replace(' ', 'T'));
        List<String> wrong = new ArrayList<>();
        try (Snapshot snapshot = Snapshot.of(database);
                QueryRows rows = snapshot.query(query)) {
            for (int i = 0; i < HALF_HOURS; i++) {
                LocalDateTime wall = first.plus(Duration.ofMinutes(30L * i));
                Instant instant = wall.toInstant(ZoneOffset.UTC);
                Row row = rows.next().orElseThrow();
                List<String> expected = List.of(
                        instant.toString(),
                        wall + ":00",
                        wall.toLocalTime() + ":00",
                        wall.toLocalDate().toString());
                List<String> found = row.cells().stream().map(cell -> cell.text()).toList();
                if (!found.equals(expected)) {
                    wrong.add(expected + " was read as " + found);
                }
            }
            assertThat(rows.next()).isEmpty();
        }
        assertThat(wrong).as(database.product()).isEmpty();
    }

    /** Before zones were agreed on, before the calendar was reformed, before Christ, and no time at all. */
    private static void rareTimes(Database database) {
        String christ = database.dialect().name().equals("duckdb") ? " (BC)" : " BC";
        boolean duckDb = database.dialect().name().equals("duckdb");
        String old = duckDb ? "0044-03-15 (BC) 12:00:00" : "0044-03-15 12:00:00 BC";
        String oldInstant = duckDb ? "0044-03-15 (BC) 12:00:00+00" : "0044-03-15 12:00:00+00 BC";
        String query = "SELECT date '0044-03-15" + christ + "', timestamp '" + old + "', timestamptz '" + oldInstant
                + "', date 'infinity', date '-infinity', timestamp 'infinity', timestamp '-infinity', "
                + "timestamptz 'infinity', timestamptz '-infinity', timestamp '1883-11-18 12:03:58.000001', "
                + "timestamptz '1883-11-18 12:03:58.000001+00', timestamptz '1582-10-10 12:00:00+00', "
                + "date '1582-10-10', timestamp '12026-01-01 00:00:00', CAST('24:00:00' AS time), "
                + "CAST('24:00:00+09' AS timetz), CAST('02:30:00-03:30' AS timetz), date '0001-01-01', "
                + "timestamptz '0001-01-01 00:00:00+00'";
        StringBuilder named = new StringBuilder("SELECT * FROM (" + query + ") AS rare (a0");
        for (int i = 1; i < 19; i++) {
            named.append(", a").append(i);
        }
        try (Snapshot snapshot = Snapshot.of(database);
                QueryRows rows = snapshot.query(named + ")")) {
            assertThat(rows.next().orElseThrow().cells())
                    .as(database.product())
                    .extracting(cell -> cell.text())
                    .containsExactly(
                            "-0043-03-15",
                            "-0043-03-15T12:00:00",
                            "-0043-03-15T12:00:00Z",
                            "infinity",
                            "-infinity",
                            "infinity",
                            "-infinity",
                            "infinity",
                            "-infinity",
                            "1883-11-18T12:03:58.000001",
                            "1883-11-18T12:03:58.000001Z",
                            "1582-10-10T12:00:00Z",
                            "1582-10-10",
                            "+12026-01-01T00:00:00",
                            "24:00:00",
                            "24:00:00+09:00",
                            "02:30-03:30",
                            "0001-01-01",
                            "0001-01-01T00:00:00Z");
        }
    }

    @Test
    void twoInstantsOfAnAutumnNightStayTwo() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (Snapshot snapshot = Snapshot.of(TestDatabases.duckDb(folder));
                QueryRows rows = snapshot.query("SELECT timestamptz '2024-10-27 00:30:00+00' AS a, "
                        + "timestamptz '2024-10-27 01:30:00+00' AS b, timestamptz '2024-03-31 00:30:00+00' AS c")) {
            Row row = rows.next().orElseThrow();
            assertThat(row.cell(0)).isNotEqualTo(row.cell(1));
            assertThat(row.cell(2).text()).isEqualTo("2024-03-31T00:30:00Z");
        }
    }

    @Test
    void columnsOfOneNameAreReadEachByItself() {
        try (Snapshot snapshot = Snapshot.of(TestDatabases.duckDb(folder));
                QueryRows rows = snapshot.query("SELECT date '2026-01-01' AS d, date '2026-01-02' AS d")) {
            assertThat(rows.next().orElseThrow().cells())
                    .extracting(cell -> cell.text())
                    .containsExactly("2026-01-01", "2026-01-02");
        }
    }
}
