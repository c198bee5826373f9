package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.cli.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every specification of {@code docs/spec-format.md} as it stands, on data of which all that it says is true. */
class SpecFormatTest {
    /** By the first test of a block. */
    private static final Map<String, String> DATA = Map.of(
            "revenue as agreed with finance",
            "CREATE TABLE s.daily_revenue AS SELECT DATE '2026-03-01' AS day, 'Ann' AS customer, 19.90 AS amount;",
            "a table",
            """
            CREATE TABLE s.daily_revenue AS SELECT 1 AS id;
            CREATE TABLE s."odd name" AS SELECT 1 AS id;
            CREATE TABLE s.sales AS SELECT DATE '2026-03-01' AS day, 5 AS amount;
            """,
            "delays per carrier and day",
            """
            CREATE TABLE s.daily (carrier VARCHAR, day DATE, delay DOUBLE, note VARCHAR, loaded_at TIMESTAMP);
            INSERT INTO s.daily VALUES ('AA', DATE '2026-03-01', 12.5, NULL, NULL),
              ('AA', DATE '2026-03-02', 0.009, '', NULL);
            """,
            "one row for each carrier and day",
            """
            CREATE TABLE s.airports AS SELECT 'MQT' AS iata;
            CREATE TABLE s.daily (carrier VARCHAR, day DATE, delay DOUBLE, origin VARCHAR, loaded_at TIMESTAMPTZ,
              departed INTEGER, landed INTEGER, diverted INTEGER);
            INSERT INTO s.daily SELECT carrier, DATE '2026-03-01', NULL, 'MQT', now() - INTERVAL 1 HOUR, 3, 2, 1
              FROM (VALUES ('AA'), ('DL'), ('UA')) AS carriers (carrier);
            """);

    @TempDir
    Path folder;

    @Test
    void everySpecificationOfThePageHoldsWhereItShould() {
        List<MarkdownPage.Piece> blocks = MarkdownPage.read("docs/spec-format.md").blocks("yaml");
        assertThat(blocks.stream().map(SpecFormatTest::firstTest).collect(Collectors.toSet())).isEqualTo(DATA.keySet());

        for (MarkdownPage.Piece block : blocks) {
            Path place = folder.resolve("line-" + block.line());
            Shell.write(place.resolve("data.sql"), "CREATE SCHEMA s;\n" + DATA.get(firstTest(block)));
            Shell.write(place.resolve("tests/page.yaml"), block.text());
            Shell.write(place.resolve("tests/expected/daily_revenue.csv"), "day,customer,amount\n2026-03-01,Ann,19.9\n");
            run(place, "sql", "data.sql");

            List<String> words = new ArrayList<>(List.of("test", "tests/*.yaml", "--parameter", "schema=s"));
            Map.of("live", "s", "since", "2026-03-01", "day", "2026-03-01").forEach((name, value) -> {
                if (block.text().contains("${" + name + "}")) {
                    words.addAll(List.of("--parameter", name + "=" + value));
                }
            });
            String said = run(place, words.toArray(String[]::new));

            long tests = block.text().lines().filter(line -> line.startsWith("  - name: ")).count();
            assertThat(said).as("%s", block).contains(tests + " passed");
        }
    }

    private static String run(Path place, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--connection", "jdbc:duckdb:data.duckdb"));
        CommandRun run = CommandRun.in(place, all.toArray(String[]::new)).exits(0);
        return run.out() + run.err();
    }

    private static String firstTest(MarkdownPage.Piece block) {
        return block.text().split("name: ", 2)[1].split("  +#|\n")[0].strip();
    }
}
