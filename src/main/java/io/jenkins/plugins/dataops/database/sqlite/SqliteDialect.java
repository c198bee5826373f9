package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.CsvLoad;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.Sessions;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.database.UrlRules;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConnection;

/** SQLite: embedded, transactional, one writer at a time beside any number of readers; one schema. */
public final class SqliteDialect implements Dialect {
    static final Lexis LEXIS = new Lexis(
            Set.of(),
            Map.of('"', '"', '`', '`', '[', ']'),
            Pattern.compile("--"),
            Optional.of(new Lexis.Bodies(Pattern.compile("CREATE (?:TEMP |TEMPORARY )?TRIGGER\\b"), List.of("BEGIN"))));

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public Optional<String> againstSwitching() {
        return Optional.of("SQLite cannot be the target of a blue-green switch: a file has one schema, so that live and"
                + " candidate have no place side by side behind the views that readers use; use SQLite for migrations, SQL"
                + " files and tests, and another engine for the product");
    }

    /** {@inheritDoc} The driver's connections are confined from the beginning, by {@link ConfinedSqlite}. */
    @Override
    public SQLException explained(SQLException failure) {
        return SqliteConfinement.explained(failure);
    }

    @Override
    public UrlRules urls() {
        return new SqliteUrls();
    }

    @Override
    public DriverRules driver() {
        return new SqliteDriver();
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public int identifierLimit() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Lexis lexis() {
        return LEXIS;
    }

    @Override
    public Errors errors() {
        return new SqliteErrors();
    }

    @Override
    public TypeSystem types() {
        return new SqliteTypes();
    }

    /** {@inheritDoc} Upper and lower case are the same for the letters of ASCII alone. */
    @Override
    public String folded(String identifier) {
        StringBuilder folded = new StringBuilder(identifier);
        for (int i = 0; i < folded.length(); i++) {
            char character = folded.charAt(i);
            folded.setCharAt(i, character >= 'A' && character <= 'Z' ? (char) (character + 'a' - 'A') : character);
        }
        return folded.toString();
    }

    @Override
    public Catalog catalog() {
        return new SqliteCatalog(this);
    }

    @Override
    public Sessions sessions() {
        return new SqliteSessions();
    }

    /** {@inheritDoc} Who waits for another writer waits no longer than that. */
    @Override
    public void limitStatements(Connection connection, Duration time) throws SQLException {
        connection.unwrap(Interruption.class).limit(time);
    }

    /** {@inheritDoc} The engine is interrupted where it works, and {@link Interruption} is heard where it waits. */
    @Override
    public void cancel(Connection connection, Optional<Statement> running) throws SQLException {
        connection.unwrap(Interruption.class).demand();
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    @Override
    public long load(Connection connection, String table, Path file, ReachableFiles reachable, String options)
            throws SQLException, IOException {
        Path found = reachable.find(file);
        if (!Files.isReadable(found)) {
            throw new NoSuchFileException(file.toString());
        }
        Interruption interruption = connection.unwrap(Interruption.class);
        interruption.begin();
        return new CsvLoad("SQLite", options)
                .load(connection, connection.unwrap(SQLiteConnection.class), interruption::check, table, found);
    }
}
