package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.database.SwitchMethod;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.database.Schemas;
import io.jenkins.plugins.dataops.database.Sessions;
import io.jenkins.plugins.dataops.database.TableFingerprinting;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.database.UrlRules;
import io.jenkins.plugins.dataops.database.Views;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** DuckDB: embedded, transactional, snapshot-isolated; one process that writes or several that read. */
public final class DuckDbDialect implements Dialect {
    private static final Lexis LEXIS = new Lexis(
            Set.of(
                    Rule.ESCAPE_PREFIX,
                    Rule.DOLLAR_QUOTES,
                    Rule.RETURN_ENDS_LINE,
                    Rule.NESTED_COMMENTS,
                    Rule.UNICODE_SPACES),
            Map.of('"', '"', '`', '`'),
            Pattern.compile("--"));

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public void confine(Connection connection, ReachableFiles access) throws SQLException {
        new DuckDbConfinement(this, access).apply(connection);
    }

    @Override
    public SQLException explained(SQLException failure) {
        return DuckDbConfinement.explained(failure);
    }

    @Override
    public UrlRules urls() {
        return new DuckDbUrls();
    }

    @Override
    public DriverRules driver() {
        return new DuckDbDriver();
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
        return Integer.MAX_VALUE;
    }

    @Override
    public Lexis lexis() {
        return LEXIS;
    }

    @Override
    public Errors errors() {
        return new DuckDbErrors();
    }

    @Override
    public TypeSystem types() {
        return new DuckDbTypes(this);
    }

    @Override
    public Optional<RowHashes> rowHashes(Connection connection) {
        return Optional.of(new DuckDbRowHashes());
    }

    @Override
    public String folded(String identifier) {
        return identifier.toLowerCase(Locale.ROOT);
    }

    @Override
    public Catalog catalog() {
        return new DuckDbCatalog(this);
    }

    @Override
    public Schemas schemas() {
        return new DuckDbSchemas(this);
    }

    @Override
    public Views views() {
        return new DuckDbViews(this);
    }

    @Override
    public Transactions transactions() {
        return new DuckDbTransactions();
    }

    @Override
    public Sessions sessions() {
        return new DuckDbSessions();
    }

    @Override
    public TableFingerprinting fingerprinting() {
        return new DuckDbTableFingerprints(this);
    }

    @Override
    public long load(Connection connection, String table, Path file, ReachableFiles reachable, String options)
            throws SQLException, IOException {
        Path found = reachable.find(file);
        if (!Files.isReadable(found)) {
            throw new NoSuchFileException(file.toString());
        }
        // The engine runs in this process and reads the file itself, kept to what it may reach by its own means.
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("COPY " + table + " FROM " + literal(found.toString()) + " "
                    + DuckDbCopyOptions.of(options, found.toString()));
        }
    }

}
