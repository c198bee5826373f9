package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.GuardedConnection;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Rights;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.database.Schemas;
import io.jenkins.plugins.dataops.database.Sessions;
import io.jenkins.plugins.dataops.database.StatementRules;
import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.database.SwitchMethod;
import io.jenkins.plugins.dataops.database.TableFingerprinting;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.database.UrlRules;
import io.jenkins.plugins.dataops.database.Views;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.io.InputStream;
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
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** PostgreSQL 12 and later: transactional DDL, sessions with lock timeouts, advisory locks. */
public final class PostgreSqlDialect implements Dialect {
    /** Within five seconds, be it that the client is killed or that the network is gone. */
    private static final String NOTICE_LOST_CLIENTS =
            """
            SELECT set_config(wanted.name, wanted.value, false)
            FROM (VALUES ('client_connection_check_interval', '1s'), ('tcp_keepalives_idle', '2'),
                ('tcp_keepalives_interval', '1'), ('tcp_keepalives_count', '2')) AS wanted (name, value)
            JOIN pg_catalog.pg_settings s ON s.name = wanted.name AND s.source = 'default'
            """;

    private static final Lexis LEXIS = new Lexis(
            Set.of(
                    Rule.ESCAPE_PREFIX,
                    Rule.ESCAPES_GO_ON,
                    Rule.DOLLAR_QUOTES,
                    Rule.RETURN_ENDS_LINE,
                    Rule.NESTED_COMMENTS),
            Map.of('"', '"'),
            Pattern.compile("--"),
            Optional.of(new Lexis.Bodies(
                    Pattern.compile("CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE)\\b"), List.of("BEGIN", "ATOMIC"))));

    private static final String STANDARD_TEXTS = "standard_conforming_strings";

    /** What is read here, before it runs, is cut into statements and texts by the standard's rules. */
    private static final String BACKSLASHES = "SET " + STANDARD_TEXTS + " = on";

    /** A role's or a database's limits for people who forget a session; ours wait for each other, and hold locks. */
    private static final String IN_TRANSACTION = "SET idle_in_transaction_session_timeout = 0";

    private static final String OUTSIDE = "SET idle_session_timeout = 0";
    private static final int KNOWS_OUTSIDE = 14;
    private static final int SETTING_ATTEMPTS = 20;
    private static final String CANCELLED = "57014";

    private static final String LIMIT_STATEMENTS =
            """
            SELECT set_config('statement_timeout', ?, false) FROM pg_catalog.pg_settings
            WHERE name = 'statement_timeout' AND (setting::bigint = 0 OR setting::bigint > ?)
            """;

    @Override
    public String name() {
        return "postgresql";
    }

    /**
     * {@inheritDoc} A server that runs a statement does not look whether its client is still there, and keeps the
     * statement's locks. What somebody has set otherwise stays, but that a session of ours is ended while it waits, and
     * that backslashes escape.
     */
    @Override
    public void opened(Connection connection) throws SQLException {
        // No look into the settings first: the role's own time limit may be too short for one.
        try (Statement statement = connection.createStatement()) {
            set(statement, BACKSLASHES);
            set(statement, IN_TRANSACTION);
            if (connection.getMetaData().getDatabaseMajorVersion() >= KNOWS_OUTSIDE) {
                set(statement, OUTSIDE);
            }
        }
        try {
            Query.list(connection, NOTICE_LOST_CLIENTS, row -> row.getString(1));
        } catch (SQLException unsupported) {
            // A platform that cannot look at its sockets refuses the first setting.
            if (connection.isClosed()) {
                throw unsupported;
            }
        }
    }

    /**
     * {@inheritDoc} The server tells by itself whenever backslashes begin or end to escape: {@code RESET ALL} and
     * {@code DISCARD ALL} bring back what the role or the database has set, and a routine may set anything.
     */
    @Override
    public void settle(Connection connection) throws SQLException {
        BaseConnection session = connection.unwrap(BaseConnection.class);
        // In a transaction that has failed nothing can be set, and nothing runs until it is rolled back.
        if ("off".equals(session.getParameterStatus(STANDARD_TEXTS))
                && session.getTransactionState() != TransactionState.FAILED) {
            try (Statement statement = connection.createStatement()) {
                set(statement, BACKSLASHES);
            }
        }
    }

    /** Each by itself and again if need be: a role's time limit for statements may be a moment. */
    private static void set(Statement statement, String setting) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                statement.execute(setting);
                return;
            } catch (SQLException failure) {
                if (attempt == SETTING_ATTEMPTS || !CANCELLED.equals(failure.getSQLState())) {
                    throw failure;
                }
            }
        }
    }

    @Override
    public void limitStatements(Connection connection, Duration time) throws SQLException {
        // Later than from here, where it can be said why.
        long millis = Math.min(Integer.MAX_VALUE, time.plusSeconds(1).toMillis());
        Query.list(connection, LIMIT_STATEMENTS, row -> row.getString(1), Long.toString(millis), millis);
    }

    /** {@inheritDoc} Also a copy and the fetching of rows, which are no statements of the driver. */
    @Override
    public void cancel(Connection connection, Optional<Statement> running) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public UrlRules urls() {
        return new PostgreSqlUrls();
    }

    @Override
    public DriverRules driver() {
        return new PostgreSqlDriver();
    }

    @Override
    public SwitchMethod switchMethod() {
        return SwitchMethod.VIEWS;
    }

    @Override
    public SwitchGuarantee switchGuarantee() {
        return SwitchGuarantee.ATOMIC;
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public int identifierLimit() {
        return 63;
    }

    @Override
    public Lexis lexis() {
        return LEXIS;
    }

    /** {@inheritDoc} E'' means the same whatever standard_conforming_strings says. */
    @Override
    public String literal(String text) {
        return "E" + Dialect.super.literal(text.replace("\\", "\\\\"));
    }

    @Override
    public Errors errors() {
        return new PostgreSqlErrors();
    }

    @Override
    public StatementRules statementRules() {
        return new PostgreSqlStatementRules();
    }

    @Override
    public TypeSystem types() {
        return new PostgreSqlTypes(this);
    }

    @Override
    public Optional<RowHashes> rowHashes(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() < PostgreSqlRowHashes.SINCE
                ? Optional.empty()
                : Optional.of(new PostgreSqlRowHashes());
    }

    @Override
    public String folded(String identifier) {
        return identifier;
    }

    @Override
    public Catalog catalog() {
        return new PostgreSqlCatalog();
    }

    @Override
    public Rights rights() {
        return new PostgreSqlRights();
    }

    @Override
    public Schemas schemas() {
        return new PostgreSqlSchemas(this);
    }

    @Override
    public Views views() {
        return new PostgreSqlViews(this);
    }

    @Override
    public Transactions transactions() {
        return new PostgreSqlTransactions(this);
    }

    @Override
    public Sessions sessions() {
        return new PostgreSqlSessions();
    }

    /** The default lock is a transaction that stays open, for which CREATE INDEX CONCURRENTLY waits for ever. */
    @Override
    public void configure(FluentConfiguration migrations) {
        migrations
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }

    @Override
    public TableFingerprinting fingerprinting() {
        return new PostgreSqlTableFingerprints(this);
    }

    @Override
    public long load(Connection connection, String table, Path file, ReachableFiles reachable, String options)
            throws SQLException, IOException {
        // The server may be elsewhere and must not read files for us: they are sent over the connection.
        try (InputStream content = reachable.open(file)) {
            return GuardedConnection.guarded(connection, () -> connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN " + options, content));
        }
    }

}
