package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.StatementRules;
import io.jenkins.plugins.dataops.database.TransactionControl;
import io.jenkins.plugins.dataops.files.GitWatch;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.script.ScriptResult.FileRun;
import io.jenkins.plugins.dataops.script.ScriptResult.StatementFailure;
import io.jenkins.plugins.dataops.sql.Parameters;
import io.jenkins.plugins.dataops.sql.SqlTemplate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs files of SQL against one database. */
public final class Scripts {
    private static final int LONGEST_EXCERPT = 2_000;

    private final Database database;
    private final Path folder;
    private final ReachableFiles reachable;
    private final SqlTemplate text;
    private final TransactionUnit unit;
    private final Progress progress;
    private final UnaryOperator<String> mask;

    /**
     * Files of a folder for a database.
     *
     * @param database where they run
     * @param folder what files in {@code \copy} are relative to
     * @param reachable which files of this machine may be read, be it SQL or what {@code \copy} names
     * @param parameters what stands for <code>${name}</code>; {@code schema}, {@code live} and {@code candidate} are
     *     names of schemas, unquoted, every other value becomes a literal
     * @param unit what runs in one transaction, so that it leaves nothing behind when it fails
     * @param progress told of every file
     * @param mask takes known secrets out of a text, before it is cut and they cannot be known any more
     */
    public Scripts(
            Database database,
            Path folder,
            ReachableFiles reachable,
            Map<String, String> parameters,
            TransactionUnit unit,
            Progress progress,
            UnaryOperator<String> mask) {
        this.database = database;
        this.folder = folder;
        this.reachable = reachable;
        this.text = new SqlTemplate(new Parameters(parameters), database.dialect());
        this.unit = unit;
        this.progress = progress;
        this.mask = mask;
    }

    /**
     * Runs files in order and stops at the first failure.
     *
     * @param files UTF-8 text
     * @return what became of them
     * @throws UsageException when a file cannot be read or a parameter is unknown; nothing was run then
     */
    public ScriptResult run(List<Path> files) {
        Instant start = Instant.now();
        // All of it is read and resolved before the first statement runs: a misspelt parameter must not stop halfway.
        Map<Path, List<ReadyStatement>> ready = new LinkedHashMap<>();
        CollectedFaults faults = new CollectedFaults();
        files.forEach(file -> ready.put(file, read(file, faults)));
        faults.throwIfAny();
        GitWatch watch = database.watchGit();
        try (Database.Loan free = database.lend()) {
            return run(ready, watch, start);
        }
    }

    private ScriptResult run(Map<Path, List<ReadyStatement>> ready, GitWatch watch, Instant start) {
        List<FileRun> done = new ArrayList<>();
        for (Map.Entry<Path, List<ReadyStatement>> file : ready.entrySet()) {
            Instant begun = Instant.now();
            FileWork work = new FileWork(database, reachable, watch, unit != TransactionUnit.STATEMENT);
            String name = name(file.getKey());
            progress.say("running " + name);
            Optional<FileWork.Fault> fault = run(work, file.getValue());
            if (fault.isPresent()) {
                watch.appeared()
                        .filter(repository -> !repository.equals(fault.get().message()))
                        .ifPresent(progress::say);
                return result(Outcome.ERROR, done, Optional.of(failure(name, fault.get())), start);
            }
            done.add(new FileRun(
                    name, file.getValue().size(), work.rows(), Duration.between(begun, Instant.now())));
        }
        return result(Outcome.PASSED, done, Optional.empty(), start);
    }

    private Optional<FileWork.Fault> run(FileWork work, List<ReadyStatement> statements) {
        try (Connection connection = database.connect()) {
            return work.run(connection, statements);
        } catch (StoppedException stop) {
            return Optional.of(new FileWork.Fault(
                    new ReadyStatement(1, "", Optional.empty()), stop.getMessage(), ScriptCode.FILE_NOT_BEGUN));
        } catch (SQLException failure) {
            return Optional.of(new FileWork.Fault(
                    new ReadyStatement(1, "", Optional.empty()), String.valueOf(failure.getMessage()),
                    ScriptCode.FILE_PARTLY_DONE));
        }
    }

    private StatementFailure failure(String file, FileWork.Fault fault) {
        String sql = mask.apply(fault.statement().sql());
        return new StatementFailure(
                file,
                fault.statement().line(),
                sql.length() <= LONGEST_EXCERPT ? sql : sql.substring(0, LONGEST_EXCERPT) + " ...",
                fault.message(),
                fault.left().of());
    }

    private ScriptResult result(
            Outcome outcome, List<FileRun> done, Optional<StatementFailure> failure, Instant start) {
        return new ScriptResult(
                outcome,
                database.settings().name(),
                database.product(),
                done,
                failure,
                Duration.between(start, Instant.now()));
    }

    private List<ReadyStatement> read(Path file, CollectedFaults faults) {
        List<ReadyStatement> statements = new ArrayList<>();
        faults.collect(() -> {
            List<ScriptStatement> split = split(file, TextFile.read(file, reachable));
            if (split.isEmpty()) {
                throw new UsageException(name(file) + " holds no statement: write one, or leave the file out");
            }
            split.forEach(statement -> faults.collect(() -> statements.add(ready(file, statement))));
        });
        return statements;
    }

    private List<ScriptStatement> split(Path file, String sql) {
        try {
            return StatementSplitter.split(sql, database.dialect());
        } catch (UsageException fault) {
            throw new UsageException(name(file) + " " + fault.getMessage(), fault);
        }
    }

    private ReadyStatement ready(Path file, ScriptStatement statement) {
        try {
            String sql = statement.copy() ? text.resolve(statement.text()) : text.resolveCut(statement.text());
            if (!statement.copy()) {
                look(sql);
            }
            return new ReadyStatement(
                    statement.line(),
                    sql,
                    statement.copy()
                            ? Optional.of(CopyLine.parse(sql)).map(this::load)
                            : Optional.empty());
        } catch (UsageException fault) {
            throw new UsageException(name(file) + " line " + statement.line() + ": " + fault.getMessage(), fault)
                    .then(fault.next().orElse(null));
        }
    }

    private void look(String sql) {
        Lexis lexis = database.dialect().lexis();
        StatementRules rules = database.dialect().statementRules();
        Optional<String> refused = rules.changesReading(sql.substring(SqlLexer.begin(sql, lexis)))
                .or(() -> rules.differsByServer(sql));
        if (refused.isPresent()) {
            throw new UsageException(refused.get());
        }
        if (unit != TransactionUnit.STATEMENT && TransactionControl.in(sql, lexis)) {
            throw ownTransaction();
        }
    }

    private UsageException ownTransaction() {
        String fault = "the file is one transaction, which no statement of its own can begin or end: take the statement out, ";
        return unit == TransactionUnit.FILE
                ? new UsageException(fault + "and give what is to be committed by itself a file of its own")
                : new UsageException(fault + "or run the file without a transaction around it")
                        .then(NextCommand.sqlWithoutTransaction());
    }

    /** A file that may not be reached shows before the first statement runs, although it is looked at again then. */
    private ReadyStatement.Load load(CopyLine copy) {
        Path file = folder.resolve(copy.file());
        reachable.find(file);
        return new ReadyStatement.Load(copy.table(), file, copy.options());
    }

    private String name(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }
}
