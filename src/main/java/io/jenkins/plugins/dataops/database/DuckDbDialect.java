package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DuckDB: embedded, transactional, snapshot-isolated; one process that writes or several that read. */
final class DuckDbDialect implements Dialect {
    private static final Set<String> ALLOWED =
            Set.of("duckdb.read_only", "access_mode", "threads", "memory_limit", "max_memory", "temp_directory");

    private static final Lexis LEXIS = new Lexis(
            Set.of(
                    Rule.ESCAPE_PREFIX,
                    Rule.DOLLAR_QUOTES,
                    Rule.RETURN_ENDS_LINE,
                    Rule.NESTED_COMMENTS,
                    Rule.UNICODE_SPACES),
            Map.of('"', '"', '`', '`'),
            Pattern.compile("--"));

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/]");
    private static final String MEMORY = ":memory:";

    /** Where what does not fit into memory goes: beside the file, or by this name for a database without one. */
    private static final String SPILLED = ".tmp";

    /** What stands in every file of DuckDB, behind a check sum. */
    private static final String MARK = "DUCK";

    private static final int MARK_AT = 8;

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String urlPrefix() {
        return "jdbc:duckdb:";
    }

    @Override
    public String resolve(String url, Path folder) {
        return file(url).map(file -> urlPrefix() + folder.resolve(file) + url.substring(end(url))).orElse(url);
    }

    @Override
    public Optional<Path> file(String url) {
        String file = path(url);
        // Nothing and ':memory:' are databases without a file; 'md:' and 's3://' are files elsewhere.
        return file.isBlank() || hasScheme(file) ? Optional.empty() : Optional.of(Path.of(file));
    }

    @Override
    public List<Path> beside(String url) {
        Stream<Path> ofFile = file(url).stream()
                .flatMap(file -> Stream.concat(DuckDbConfinement.logs(file), Stream.of(Path.of(file + SPILLED))));
        // Where a file is to be read that is not there, an empty database takes its place.
        return Stream.concat(ofFile, Stream.of(Path.of(SPILLED).toAbsolutePath())).toList();
    }

    @Override
    public boolean isElsewhere(String url) {
        String path = path(url);
        return hasScheme(path) && !path.startsWith(MEMORY);
    }

    /** Whether a colon stands in it that is not the one of a Windows drive. */
    private static boolean hasScheme(String path) {
        return path.indexOf(':', DRIVE.matcher(path).lookingAt() ? 2 : 0) >= 0;
    }

    @Override
    public Set<String> fileProperties() {
        return Set.of("temp_directory");
    }

    private String path(String url) {
        return url.substring(urlPrefix().length(), end(url));
    }

    private static int end(String url) {
        return url.indexOf(';') >= 0 ? url.indexOf(';') : url.length();
    }

    @Override
    public Optional<String> emptyUrl() {
        return Optional.of(urlPrefix());
    }

    @Override
    public void applySafety(Properties properties) {
        DuckDbConfinement.BEFORE.forEach(properties::setProperty);
    }

    @Override
    public boolean isOwn(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] head = content.readNBytes(MARK_AT + MARK.length());
            // A file that holds nothing becomes a database.
            return head.length == 0
                    || new String(head, StandardCharsets.ISO_8859_1).startsWith(MARK, MARK_AT);
        }
    }

    @Override
    public void applyReadOnly(Properties properties) {
        properties.setProperty("duckdb.read_only", "true");
    }

    @Override
    public String exampleUrl() {
        return urlPrefix() + "FILE";
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public String driverClass() {
        return "org.duckdb.DuckDBDriver";
    }

    @Override
    public String driverArtifact() {
        return "org.duckdb:duckdb_jdbc";
    }

    @Override
    public Set<String> allowedProperties() {
        return ALLOWED;
    }

    @Override
    public void applyTls(Tls tls, Properties properties) {
        // A file has no server to protect the way to.
    }

    @Override
    public void confine(Connection connection, ReachableFiles access) throws SQLException {
        new DuckDbConfinement(this, access).apply(connection);
    }

    @Override
    public Guarantee switchGuarantee() {
        return Guarantee.ATOMIC;
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
    public TableFingerprinting contentMarks() {
        return new DuckDbContentMarks(this);
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
            return statement.executeLargeUpdate(
                    "COPY " + table + " FROM " + literal(found.toString()) + " " + options);
        }
    }

    @Override
    public String explainConnectFailure(ConnectionSettings settings, SQLException failure, Duration waited) {
        if (isOpenElsewhere(failure)) {
            return "another process has the DuckDB file open, and DuckDB lets in one that writes or several that read: close"
                    + " it and try again";
        }
        return String.valueOf(failure.getMessage());
    }

    @Override
    public boolean isOpenElsewhere(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Conflicting lock") || message.contains("Could not set lock");
    }
}
