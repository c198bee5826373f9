package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Loads rows as {@code \copy} does. */
record SqliteCsvLoad(Database database, Path folder) {
    long rows(Connection connection, String table, String rows) throws SQLException {
        try {
            Path file = Files.writeString(folder.resolve("rows.csv"), rows);
            return database.dialect().load(connection, table, file, ReachableFiles.NONE.and(folder), "");
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }
}
