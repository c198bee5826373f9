package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What is said of migrations, of their history, and of what a run found or did. */
enum MigrationCode implements MessageCode {
    /** What Flyway says against a migration where nothing more is known. */
    FLYWAY_OBJECTS("script", "said"),
    /** Another file was applied under the version of this one. */
    VERSION_TAKEN("script", "applied", "file"),
    /** A file is not what was applied. */
    FILE_CHANGED("script", "applied"),
    /** A file has another name than was applied. */
    FILE_RENAMED("script", "applied"),
    /** The file of what was applied is not there. */
    FILE_GONE("script", "applied"),
    /** A file that was not applied has a version below that of the database. */
    VERSION_TOO_LOW("script", "version"),
    /** An earlier run has left a failed row. */
    FAILED_EARLIER("script", "applied"),
    /** A schema lacks that is not to be made. */
    SCHEMA_NOT_THERE("schema"),
    /** A schema lacks that a run would make. */
    SCHEMA_TO_MAKE("schema"),
    /** A schema has objects that no migration made. */
    SCHEMA_WITHOUT_HISTORY("schema"),
    /** A history lacks that a run would make. */
    HISTORY_TO_MAKE("table", "schema"),
    /** There is no migration. */
    NO_MIGRATION_FOUND(),
    /** The history knows more than the files. */
    DATABASE_AHEAD(),
    /** Something that a failed statement left half made. */
    BROKEN_OBJECT("object", "statement"),
    /** A statement would take such a thing for whole. */
    PASSED_OVER("script", "line", "object"),
    /** A file is empty. */
    NO_STATEMENT("script"),
    /** Where migrations run and as whom. */
    MIGRATION_TARGET("place", "count", "schemas", "table", "role", "order"),
    /** The plan is not the approved one. */
    ANOTHER_PLAN("plan", "approved", "target"),
    /** What was planned is not in the history as it was planned. */
    NOT_APPLIED_AS_PLANNED("script"),
    /** Another run was quicker. */
    APPLIED_BY_ANOTHER_RUN("script"),
    /** The SQL of the migrations has made what it must not make. */
    GIT_FOLDER_MADE("reason"),
    /** A run was told to stop between two scripts. */
    NOTHING_MORE_RUN("signal"),
    /** A script came that was not planned. */
    NOT_IN_PLAN("script"),
    /** A script came whose predecessor was not applied. */
    ORDER_BROKEN("script", "before"),
    /** A run has lost what kept others away. */
    LOCK_LOST("history", "reason"),
    /** The session of the lock is there without it. */
    LOCK_RELEASED(),
    /** The session of the lock is gone. */
    LOCK_SESSION_ENDED("said"),
    /** A repair removed a row. */
    FAILED_ROW_REMOVED("version", "migration"),
    /** A repair marked a row. */
    MARKED_AS_DELETED("version", "migration"),
    /** A repair took over a checksum. */
    FILE_TAKEN_OVER("version", "migration"),
    /** A repair found nothing. */
    NOTHING_TO_REPAIR();

    private final List<String> parameters;

    MigrationCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
