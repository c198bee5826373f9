package io.jenkins.plugins.dataops.migration;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Reads out of Flyway's exceptions which statement failed, where, why, and what is left. */
final class FailureReader {
    private final Work work;
    private final Findings plan;
    private final Masking masking;
    private final boolean transactionalDdl;

    FailureReader(Work work, Findings plan, Masking masking, boolean transactionalDdl) {
        this.work = work;
        this.plan = plan;
        this.masking = masking;
        this.transactionalDdl = transactionalDdl;
    }

    /**
     * Explains a failed run.
     *
     * @param failure what Flyway threw
     * @param atWork the script that had begun
     * @return the failure, or nothing when no script had to do with it
     */
    Optional<MigrationFailure> read(RuntimeException failure, Optional<String> atWork) {
        FlywaySqlScriptException inScript = Causes.first(failure, FlywaySqlScriptException.class).orElse(null);
        SQLException said = Causes.last(failure, SQLException.class).orElse(null);
        boolean inFile = inScript != null
                && inScript.getResource() != null
                && work.file(inScript.getResource().getRelativePath()).isPresent();
        if (inFile) {
            return Optional.of(statementFailed(inScript, said));
        }
        return atWork.map(script -> scriptFailed(script, said, failure));
    }

    private MigrationFailure statementFailed(FlywaySqlScriptException failure, SQLException said) {
        String script = failure.getResource().getRelativePath();
        String sql = failure.getStatement();
        int line = Math.max(failure.getLineNumber(), 0);
        ErrorPosition error = ErrorPosition.of(said, sql);
        Place place = Place.of(sql, line, error, work.file(script).orElseThrow());
        return new MigrationFailure(
                script,
                place.line(),
                place.column(),
                masking.sql(place.excerpt()),
                masking.sql(place.excerpt()).equals(place.excerpt()) ? place.index() : Optional.empty(),
                masking.message(said == null ? failure.getMessage() : Causes.sentence(said)),
                leftBehind(script, line),
                Remedies.of(said, sql, script));
    }

    private MigrationFailure scriptFailed(String script, SQLException said, RuntimeException failure) {
        String message = said == null ? Causes.sentence(failure) : Causes.sentence(said);
        return new MigrationFailure(
                script,
                0,
                Optional.empty(),
                "",
                Optional.empty(),
                masking.message(message),
                leftBehind(script, 0),
                Remedies.of(said, "", script));
    }

    private String leftBehind(String script, int line) {
        boolean transactional = plan.planned().stream()
                .filter(entry -> entry.script().equals(script))
                .findFirst()
                .flatMap(MigrationEntry::transactional)
                .orElse(true);
        OptionalInt own = plan.ownTransactions().getOrDefault(script, OptionalInt.empty());
        if (!transactional || !transactionalDdl) {
            return script + " runs without a transaction: what stands before "
                    + (line > 0 ? "line " + line : "the failed statement") + " is in the database";
        }
        if (own.isPresent()) {
            return script + " ends its transaction by itself (line " + own.getAsInt()
                    + "): a part of it may be in the database";
        }
        return "nothing of " + script + " is in the database: its transaction was rolled back";
    }
}
