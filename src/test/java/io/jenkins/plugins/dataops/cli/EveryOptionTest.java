package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.project.Handover;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Each option of a verb makes a difference that shows, be it a refusal: none is taken and ignored. What is compared is how
 * the same call ends with the option and without it, what it prints and which files are there afterwards. The verbs of
 * blue-green deployments change a product in steps, and have tests of their own.
 */
class EveryOptionTest {
    /** Options whose effect is on how long something takes, on failures or on colours, each with a test of its own. */
    private static final Set<String> ELSEWHERE = Set.of(
            "--heartbeat", "--verbose", "--no-color", "--statement-timeout", "--lock-wait");

    /** What a baseline needs only to list the repeatable migrations that have placeholders without a value. */
    private static final Set<String> LISTED = Set.of("migrate baseline --placeholder", "migrate baseline --no-placeholders");

    /** Each verb with what it cannot do without. */
    private static final Map<String, String> USUAL = usual();

    /** Verbs, what is given besides, and the option. */
    private static final String TRIALS = """
            *                                        | | --file=absent.yaml
            *                                        | | --format=json
            *                                        | | --result=r.json
            *                                        | | --help
            migrate *;sql;test                       | | --connection=jdbc:duckdb:other.duckdb
            migrate *;sql;test                       | | --user=somebody
            migrate *;sql;test                       | | --password-from=prompt
            migrate *;sql;test                       | | --drivers=absent
            migrate *                                | | --placeholder-from=name=env:NOT_SET
            migrate plan;migrate apply;migrate validate;migrate info;migrate repair | | --location=other
            migrate baseline                         | --connection=jdbc:duckdb:new.duckdb --format=json | --location=other
            migrate *                                | | --schema=other
            migrate plan;migrate apply;migrate validate;migrate info;migrate repair | | --placeholder=name=b
            migrate plan;migrate apply;migrate validate;migrate info;migrate repair | | --no-placeholders
            migrate *                                | | --table=other
            migrate plan;migrate apply;migrate validate;migrate info | | --out-of-order
            migrate plan;migrate apply;migrate validate | --location=migrations --location=odd | --allow-unrecognized
            migrate apply;migrate baseline;migrate repair | --schema=other | --no-create-schemas
            migrate apply                            | | --expected-plan-hash=0000
            migrate baseline                         | --connection=jdbc:duckdb:new.duckdb | --at-version=2
            migrate baseline                         | --connection=jdbc:duckdb:new.duckdb | --description=why
            sql;test                                 | | --parameter=most=7
            sql                                      | two.sql --parameter=most=7 | --no-transaction
            test                                     | | --junit=j.xml
            test                                     | | --row-limit=1
            dora report;ledger *                     | | --ledger=absent.sqlite
            dora report;ledger record-deployment;ledger record-incident;ledger resolve-incident | | --product=other
            dora report;ledger record-incident;ledger resolve-incident | | --environment=other
            ledger record-deployment                 | --format=json | --environment=other
            dora report                              | | --days=7
            dora report                              | --days=7 | --to=2026-03-04
            dora report                              | --to=2026-03-04 | --from=2026-03-01
            dora report                              | --from=2026-01-01 --format=json | --bucket=month
            dora report                              | --from=2026-01-01 | --levels=2021
            dora report                              | --from=2026-01-01 | --time-zone=Asia/Tokyo
            dora report                              | --from=2026-01-01 | --incident-window=P30D
            ledger export                            | | --output=other.jsonl
            ledger record-deployment                 | --format=json | --revision=r9
            ledger record-deployment                 | --format=json --revision=r9 | --release=v9
            ledger record-deployment                 | --format=json --revision=r9 | --unplanned
            ledger record-deployment                 | --format=json --revision=r9 | --url=https://example.org/9
            ledger record-deployment                 | --format=json --revision=r9 | --at=2026-03-04T00:00:00Z
            ledger record-deployment                 | --format=json --revision=r9 | --outcome=failed
            ledger record-deployment                 | --format=json --revision=r9 | --kind=rollback
            ledger record-deployment;ledger record-incident | --format=json | --id=own
            ledger record-incident                   | --format=json | --reason=other
            ledger record-incident                   | --format=json | --at=2026-03-04T00:00:00Z
            ledger record-incident                   | --format=json | --deployment=latest
            ledger resolve-incident                  | | --incident=absent
            ledger resolve-incident                  | | --at=2026-03-04T00:00:00Z
            ledger resolve-incident                  | --format=json | --deployment=latest
            report                                   | | --html=other.html
            report                                   | | --title=other
            report                                   | | --chapter=other r.json
            """;

    @TempDir
    Path folder;

    private Path project;

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        CommandReference.verbs().stream()
                .filter(verb -> !verb.startsWith("blue-green "))
                .forEach(verb -> usual.put(verb, ""));
        usual.put("migrate baseline", "--at-version=1");
        usual.put("sql", "one.sql");
        usual.put("test", "specs/*.yaml");
        usual.put("ledger export", "--output=all.jsonl");
        usual.put("ledger import", "one.jsonl");
        usual.put("ledger record-incident", "--reason=late");
        usual.put("report", "--html=report.html kept.json");
        return usual;
    }

    @BeforeEach
    void project() throws IOException {
        project = folder.resolve("project");
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n"
                + "migrations: {placeholders: {name: a}}\nproducts: {flights: {}}\ntests: {parameters: {most: '5'}}\n");
        file("migrations/V1__t.sql", "CREATE TABLE t AS SELECT '${name}' AS n FROM range(3);\n");
        file("migrations/R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT '${name}' AS n;\n");
        file("one.sql", "INSERT INTO t SELECT '${most}' WHERE ${most} > 3;\n");
        file("two.sql", "INSERT INTO t VALUES ('x');\nSELECT nowhere;\n");
        file("specs/a.yaml", "tests:\n  - name: a\n    sql: {query: 'SELECT * FROM t WHERE ${most} > 6'}\n"
                + "  - name: b\n    expect: {actual: {query: FROM range(9)}, expected: {query: 'FROM range(10, 19)'}}\n");
        file("one.jsonl", "{\"type\":\"deployment\",\"id\":\"c/1\",\"product\":\"flights\",\"environment\":\"production\","
                + "\"at\":\"2026-03-02T09:14:07Z\",\"revision\":\"r1\",\"outcome\":\"succeeded\"}\n");
        run(project, "migrate apply --result=kept.json");
        run(project, "ledger import one.jsonl");
        run(project, "ledger record-incident --reason=late --at=2026-03-03T00:00:00Z");
        file("migrations/V2__u.sql", "CREATE TABLE u AS SELECT '${name}' AS n;\n");
        file("migrations/V0_5__early.sql", "CREATE TABLE early (n INTEGER);\n");
        file("other/V1__o.sql", "CREATE TABLE o AS SELECT '${name}' AS n;\n");
        file("odd/V7__p.sql", "CREATE TABLE p AS SELECT '${name}' AS n;\n");
        file("odd/V8_q.sql", "CREATE TABLE q AS SELECT '${name}' AS n;\n");
    }

    @Test
    void everyOptionIsTried() {
        Map<String, Set<String>> tried = new LinkedHashMap<>();
        trials().forEach(trial -> tried.computeIfAbsent(trial.verb, verb -> new TreeSet<>()).add(trial.name()));
        for (String verb : USUAL.keySet()) {
            assertThat(tried.get(verb)).as(verb).containsExactlyInAnyOrderElementsOf(options(verb));
        }
    }

    @Test
    void noOptionIsIgnored() throws IOException {
        Map<String, Seen> without = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (Trial trial : Sample.of("options that are tried", trials(), 24)) {
            String base = trial.verb + " " + replaced(USUAL.get(trial.verb), trial.given) + " " + trial.given;
            if (!without.containsKey(base)) {
                without.put(base, see(base));
            }
            String tried = trial.verb + " " + replaced(USUAL.get(trial.verb), trial.given + " " + trial.option) + " "
                    + trial.given + " " + trial.option;
            if (see(tried).equals(without.get(base))) {
                ignored.add(trial.verb + " " + trial.option);
            }
        }
        assertThat(ignored).isEmpty();
    }

    /** What is left of the usual words where others take their place. */
    private static String replaced(String usual, String others) {
        List<String> left = new ArrayList<>();
        for (String word : usual.split(" ")) {
            boolean again = word.startsWith("--") && others.contains(word.split("=")[0] + "=");
            boolean chapters = others.contains("--chapter=") && !word.startsWith("--");
            if (!again && !chapters) {
                left.add(word);
            }
        }
        return String.join(" ", left);
    }

    private record Trial(String verb, String given, String option) {
        String name() {
            return option.split("=")[0];
        }
    }

    private static List<Trial> trials() {
        return TRIALS.lines()
                .map(line -> line.split("\\|"))
                .flatMap(parts -> Arrays.stream(parts[0].strip().split(";"))
                        .flatMap(EveryOptionTest::verbs)
                        .map(verb -> new Trial(verb, parts[1].strip(), parts[2].strip())))
                .toList();
    }

    private static Stream<String> verbs(String pattern) {
        return USUAL.keySet().stream().filter(verb -> verb.equals(pattern)
                || pattern.endsWith("*") && verb.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private List<String> options(String verb) {
        CommandLine line = DataOps.commandLine(new DataOps(
                new CommandContext(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), folder,
                        Map.of(), false, question -> Optional.empty()),
                Handover.NONE));
        for (String word : verb.split(" ")) {
            line = line.getSubcommands().get(word);
        }
        return line.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .filter(name -> !ELSEWHERE.contains(name) && !LISTED.contains(verb + " " + name))
                .toList();
    }

    /** How a call ended, but for names and times that are new each time. */
    private record Seen(int exitCode, String out, String err, Set<String> files) {}

    private Seen see(String words) throws IOException {
        Path copy = folder.resolve("copy");
        delete(copy);
        copy(project, copy);
        CommandRun run = run(copy, words);
        try (Stream<Path> files = Files.walk(copy)) {
            return new Seen(
                    run.exitCode(),
                    same(run.out()),
                    same(run.err()),
                    new TreeSet<>(files.map(file -> copy.relativize(file) + title(file)).toList()));
        }
    }

    private static String title(Path file) {
        if (!file.toString().endsWith(".html")) {
            return "";
        }
        try {
            return Files.readString(file).replaceFirst("(?s).*?<title>(.*?)</title>.*", " $1");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String same(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT(?!00:00:00Z)[0-9:.]+Z", "NOW")
                .replaceAll("\"?PT[0-9.]+S\"?|[0-9.,]+ m?s\\b", "TIME")
                .replaceAll("\"executionMs\" : \\d+", "TIME");
    }

    private CommandRun run(Path where, String words) {
        return CommandRun.in(where, Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void file(String name, String content) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
