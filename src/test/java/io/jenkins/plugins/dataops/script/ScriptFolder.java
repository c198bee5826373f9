package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A folder with files of SQL, and databases that they run on. */
abstract class ScriptFolder {
    static final String HOSTILE = "a \"b\" ü; DROP";

    @TempDir
    Path folder;

    Database open(String engine) {
        return engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
    }

    Scripts scripts(Database database, boolean transaction) {
        return new Scripts(
                database,
                folder,
                ReachableFiles.ALL,
                Map.of("candidate", HOSTILE, "word", "it's"),
                unit(transaction),
                Progress.SILENT,
                text -> text.replace("hunter2hunter2", "****"));
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    static String read(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static TransactionUnit unit(boolean transaction) {
        return transaction ? TransactionUnit.FILE_OR_STATEMENT : TransactionUnit.STATEMENT;
    }
}
