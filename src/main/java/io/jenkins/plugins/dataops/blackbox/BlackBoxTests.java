package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.compare.MemoryBudget;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.blackbox.spec.TestSpec;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.files.GitWatch;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.sql.Parameters;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs specifications against one database.
 *
 * <p>Every test reads one snapshot of its own and cannot write. A test that cannot be answered is an error of its
 * own and hides no other.
 */
public final class BlackBoxTests {
    private final Database database;
    private final Map<String, String> parameters;
    private final Progress progress;
    private final long rowLimit;
    private final UnaryOperator<String> secrets;
    private final ReachableFiles reachable;

    /**
     * Tests of a database that hold at most {@link MemoryBudget#DEFAULT_ROWS} rows in memory.
     *
     * @param database where the data is
     * @param parameters what stands for <code>${name}</code>; {@code schema}, {@code live} and {@code candidate} are
     *     names of schemas, unquoted; {@code now} is an ISO 8601 instant and fixes the clock
     * @param progress told of every test
     */
    public BlackBoxTests(Database database, Map<String, String> parameters, Progress progress) {
        this(database, parameters, progress, MemoryBudget.DEFAULT_ROWS);
    }

    /**
     * Tests of a database.
     *
     * @param database where the data is
     * @param parameters what stands for <code>${name}</code>
     * @param progress told of every test
     * @param rowLimit the most rows that one comparison may hold in memory
     */
    public BlackBoxTests(Database database, Map<String, String> parameters, Progress progress, long rowLimit) {
        this(database, parameters, progress, rowLimit, UnaryOperator.identity(), ReachableFiles.ALL);
    }

    private BlackBoxTests(
            Database database,
            Map<String, String> parameters,
            Progress progress,
            long rowLimit,
            UnaryOperator<String> secrets,
            ReachableFiles reachable) {
        this.database = database;
        this.parameters = Map.copyOf(parameters);
        this.progress = progress;
        this.rowLimit = rowLimit;
        this.secrets = secrets;
        this.reachable = reachable;
    }

    /**
     * The same tests, with secrets taken out of cells before those are shortened.
     *
     * @param mask takes known secrets out of a text
     * @return the tests
     */
    public BlackBoxTests masking(UnaryOperator<String> mask) {
        return new BlackBoxTests(database, parameters, progress, rowLimit, mask, reachable);
    }

    /**
     * The same tests, of specifications that have to be somewhere.
     *
     * @param files which files may be read
     * @return the tests
     */
    public BlackBoxTests reaching(ReachableFiles files) {
        return new BlackBoxTests(database, parameters, progress, rowLimit, secrets, files);
    }

    /**
     * Runs every test of every file. All files are read before the first test runs.
     *
     * @param specs specification files
     * @return how each test ended
     * @throws UsageException when no file is given, one is malformed or a parameter cannot be meant; nothing was run
     *     then
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when the database cannot be reached at all
     */
    public BlackBoxResult run(List<Path> specs) {
        return run(Path.of("").toAbsolutePath(), specs);
    }

    /**
     * Runs every test of every file, and names each file as it lies in a folder: a result travels to machines where the
     * folder is another one.
     *
     * @param folder the absolute folder that files are named from
     * @param specs specification files
     * @return how each test ended
     * @throws UsageException when no file is given, one is malformed or a parameter cannot be meant; nothing was run
     *     then
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when the database cannot be reached at all
     */
    public BlackBoxResult run(Path folder, List<Path> specs) {
        Instant start = Instant.now();
        Instant now = now(start);
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(Parameters.NOW, now.toString());
        Parameters resolved = new Parameters(all);
        Map<Path, SpecFile> files = SpecFile.readAll(specs, reachable);
        if (files.isEmpty()) {
            throw new UsageException("no specification is given: a run without tests proves nothing");
        }
        GitWatch watch = database.watchGit();
        List<TestResult> results = results(folder, files, resolved, now);
        Optional<String> repository = watch.appeared();
        BlackBoxResult result = new BlackBoxResult(
                repository.isPresent()
                        ? Outcome.ERROR
                        : Outcome.worst(results.stream().map(TestResult::outcome).toList()),
                TestCode.RUN_ENDED.of(0, List.of()),
                database.settings().name(),
                database.product(),
                results,
                Duration.between(start, Instant.now()));
        return result.withSummary(repository.map(TestCode.FORBIDDEN_FILE::of).orElseGet(result::counted));
    }

    private static String name(Path folder, Path spec) {
        Path absolute = spec.toAbsolutePath().normalize();
        Path named = absolute.startsWith(folder) ? folder.relativize(absolute) : spec;
        return named.toString().replace(File.separatorChar, '/');
    }

    private List<TestResult> results(
            Path folder, Map<Path, SpecFile> files, Parameters resolved, Instant now) {
        List<TestResult> results = new ArrayList<>();
        // DuckDB loads its file with the first connection and lets go of it with the last: one is kept all the while.
        Connection kept = database.connect();
        try {
            files.forEach((path, file) -> {
                TestRunner runner = new TestRunner(
                        database, resolved, path, name(folder, path), now, rowLimit, secrets);
                for (TestSpec test : file.tests()) {
                    TestResult result =
                            Stop.requested().map(reason -> runner.notRun(test, reason)).orElseGet(() -> runner.run(test));
                    progress.say(line(result));
                    results.add(result);
                }
            });
        } finally {
            close(kept);
        }
        return results;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // It was open for the sake of being open.
        }
    }

    /** Names and messages may hold what came from a database, so nothing in them may move a terminal's cursor. */
    private static String line(TestResult result) {
        String line = result.outcome().name().toLowerCase(Locale.ROOT) + ": " + result.name() + ": "
                + Language.ENGLISH.say(result.message());
        return line.replaceAll("\\p{Cntrl}+", " ");
    }

    private Instant now(Instant start) {
        String given = parameters.get(Parameters.NOW);
        if (given == null) {
            return start.truncatedTo(ChronoUnit.MILLIS);
        }
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException malformed) {
            throw new UsageException(
                    "parameter 'now' is '" + given + "': write an instant such as 2026-03-31T00:00:00Z", malformed);
        }
    }
}
