package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Errors;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Reads out of Flyway's exceptions which statement failed, where and why. */
final class FailureReader {
    private final MigrationRun work;
    private final Masking masking;
    private final LeftoverState aftermath;
    private final Errors errors;

    FailureReader(MigrationRun work, Masking masking, LeftoverState aftermath) {
        this.work = work;
        this.masking = masking;
        this.aftermath = aftermath;
        this.errors = work.dialect().errors();
    }

    /**
     * Explains a failed run.
     *
     * @param failure what Flyway threw
     * @param blamed the script to blame when no statement of another failed
     * @return the failure, or nothing when no script had to do with it
     */
    Optional<MigrationFailure> read(RuntimeException failure, Optional<String> blamed) {
        FlywaySqlScriptException inScript = ExceptionCauses.first(failure, FlywaySqlScriptException.class).orElse(null);
        SQLException said = ExceptionCauses.last(failure, SQLException.class).orElse(null);
        boolean inFile = inScript != null
                && inScript.getResource() != null
                && work.file(inScript.getResource().getRelativePath()).isPresent();
        if (inFile) {
            return Optional.of(statementFailed(inScript, said));
        }
        return blamed.map(script -> scriptFailed(script, said, failure));
    }

    private MigrationFailure statementFailed(FlywaySqlScriptException failure, SQLException said) {
        String script = failure.getResource().getRelativePath();
        String sql = failure.getStatement();
        int line = Math.max(failure.getLineNumber(), 0);
        ErrorPlace place = ErrorPlace.of(
                sql, line, errors.position(said, sql), work.file(script).orElseThrow(), masking, work.dialect().lexis());
        return new MigrationFailure(
                script,
                place.line(),
                place.column(),
                place.excerpt(),
                place.index(),
                masking.message(said == null ? failure.getMessage() : ExceptionCauses.sentence(said)),
                aftermath.leftBehind(script, line, answered(said)),
                aftermath.remedy(script, line, Remedies.of(errors.meaning(said), script)));
    }

    private MigrationFailure scriptFailed(String script, SQLException said, RuntimeException failure) {
        String message = said == null ? ExceptionCauses.sentence(failure) : ExceptionCauses.sentence(said);
        return new MigrationFailure(
                script,
                0,
                Optional.empty(),
                "",
                Optional.empty(),
                masking.message(message),
                aftermath.leftBehind(script, 0, answered(said)),
                aftermath.remedy(script, 0, Remedies.of(errors.meaning(said), script)));
    }

    private boolean answered(SQLException said) {
        return said != null && !errors.connectionLost(said);
    }
}
