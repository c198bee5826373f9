package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.CsvLoad;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Sessions;
import io.jenkins.plugins.dataops.database.StatementRules;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.database.UrlRules;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** MariaDB 10.6 and later: DDL commits by itself, sessions with locks by name, collations that take letters for others. */
public final class MariaDbDialect implements Dialect {
    static final Lexis LEXIS = new Lexis(
            Set.of(Rule.BACKSLASH_ESCAPES, Rule.DOUBLE_QUOTED_TEXTS, Rule.EXECUTABLE_COMMENTS),
            Map.of('`', '`'),
            Pattern.compile("#|--(?=[\\s\\p{Cntrl}]|\\z)"),
            Optional.of(new Lexis.Bodies(
                    Pattern.compile("CREATE (?:OR REPLACE )?(?:DEFINER|(?:AGGREGATE )?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT))\\b"),
                    List.of("BEGIN"),
                    Set.of("IF", "LOOP", "REPEAT", "WHILE", "FOR"))));

    /** What the server writes before each message, and another number each time. */
    private static final Pattern SESSION = Pattern.compile("^(?:\\(conn=\\d+\\) )+");

    private static final String LIMIT_STATEMENTS =
            "SET SESSION max_statement_time = IF(@@max_statement_time = 0 OR @@max_statement_time > ?, ?, @@max_statement_time)";

    /** Limits for people who forget a session; ours wait for each other, and hold locks. */
    private static final String IDLE = "SET SESSION wait_timeout = 31536000, SESSION idle_transaction_timeout = 0,"
            + " SESSION idle_readonly_transaction_timeout = 0, SESSION idle_write_transaction_timeout = 0";

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Optional<String> againstSwitching() {
        return Optional.of("MariaDB cannot be the target of a blue-green switch: each statement that points a view elsewhere"
                + " commits by itself, so that readers would find some views old and some new; use MariaDB for migrations, SQL"
                + " files and tests, and another engine for the product");
    }

    @Override
    public UrlRules urls() {
        return new MariaDbUrls();
    }

    @Override
    public DriverRules driver() {
        return new MariaDbDriver();
    }

    @Override
    public boolean transactionalDdl() {
        return false;
    }

    @Override
    public boolean commitsByItself(String statement) {
        return ImplicitCommit.in(statement);
    }

    @Override
    public int identifierLimit() {
        return 64;
    }

    @Override
    public String quote(String identifier) {
        if (identifier.isEmpty() || identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier must not be empty or hold a NUL character");
        }
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public Lexis lexis() {
        return LEXIS;
    }

    /** {@inheritDoc} Where a backslash is in it, nothing but its bytes means the same in each SQL mode. */
    @Override
    public String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UsageException("a value must not hold a NUL character: take it out");
        }
        return text.indexOf('\\') < 0
                ? "'" + text.replace("'", "''") + "'"
                : "_utf8mb4 0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SQLException explained(SQLException failure) {
        String words = String.valueOf(failure.getMessage());
        String plain = SESSION.matcher(words).replaceFirst("");
        return plain.equals(words)
                ? failure
                : new SQLException(plain, failure.getSQLState(), failure.getErrorCode(), failure);
    }

    @Override
    public Errors errors() {
        return new MariaDbErrors();
    }

    @Override
    public StatementRules statementRules() {
        return new MariaDbStatementRules();
    }

    @Override
    public TypeSystem types() {
        return new MariaDbTypes();
    }

    /** {@inheritDoc} Where the server's files do not tell upper and lower case apart, the server says so of each name. */
    @Override
    public String folded(String identifier) {
        return identifier;
    }

    @Override
    public Catalog catalog() {
        return new MariaDbCatalog(this);
    }

    @Override
    public Sessions sessions() {
        return new MariaDbSessions();
    }

    /** {@inheritDoc} The server does not notice while a statement runs: who looks for what a lost session does ends it. */
    @Override
    public void opened(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(IDLE);
        }
        SqlModes.settle(connection);
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        if (SqlModes.isTurned(connection)) {
            SqlModes.settle(connection);
        }
    }

    /** {@inheritDoc} Later than from here, where it can be said why. */
    @Override
    public void limitStatements(Connection connection, Duration time) throws SQLException {
        String seconds = BigDecimal.valueOf(time.plusSeconds(1).toMillis(), 3).toPlainString();
        Query.run(connection, LIMIT_STATEMENTS.replace("?", seconds));
    }

    /** {@inheritDoc} From a connection of its own, also where rows are fetched. */
    @Override
    public void cancel(Connection connection, Optional<Statement> running) throws SQLException {
        connection.unwrap(org.mariadb.jdbc.Connection.class).cancelCurrentQuery();
    }

    /** {@inheritDoc} {@code sleep} and {@code benchmark} end early then, and give a number. */
    @Override
    public boolean answersWhenCancelled() {
        return true;
    }

    /** {@inheritDoc} The server never gets a file: rows are read here. */
    @Override
    public long load(Connection connection, String table, Path file, ReachableFiles reachable, String options)
            throws SQLException, IOException {
        Path found = reachable.find(file);
        if (!Files.isReadable(found)) {
            throw new NoSuchFileException(file.toString());
        }
        // The server hears of a stop by another connection, in the middle of a row too.
        return new CsvLoad("MariaDB", options)
                .load(connection, connection.unwrap(org.mariadb.jdbc.Connection.class), () -> {}, table, found);
    }
}
