package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.charset.StandardCharsets;

/** What a live schema may be called. */
final class LiveSchemaName {
    private LiveSchemaName() {}

    /** Refuses a name that the engine would cut, and that of the schema of our own tables. */
    static void check(Dialect dialect, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > dialect.identifierLimit()) {
            throw new UsageException("the live schema's name '" + name + "' has " + bytes + " bytes, and "
                    + dialect.name() + " takes " + dialect.identifierLimit() + ": choose a shorter one");
        }
        if (dialect.folded(name).equals(JournalSchema.SCHEMA)) {
            throw new UsageException("the live schema cannot be '" + JournalSchema.SCHEMA
                    + "', which holds the switch journal: name another");
        }
    }
}
