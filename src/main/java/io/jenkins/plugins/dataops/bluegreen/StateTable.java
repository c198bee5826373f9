package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes the one row that the target database keeps of a product. */
final class StateTable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final BlueGreenRequest request;
    private final String table;
    private final String key;
    private final ColourSchemas defaults;

    StateTable(Database database, BlueGreenRequest request) {
        this.database = database;
        this.request = request;
        this.table = new JournalSchema(database).table("switch_state");
        this.key = database.dialect().folded(request.liveSchema());
        this.defaults = new ColourSchemas(database.dialect(), request.liveSchema());
    }

    /** The state, if the product was ever prepared here. */
    Optional<ProductState> find(Connection connection) throws SQLException {
        return find(connection, "");
    }

    /** The state, once nobody is changing it any more. */
    Optional<ProductState> findSettled(Connection connection) throws SQLException {
        return find(connection, database.dialect().transactions().untilSettled());
    }

    private Optional<ProductState> find(Connection connection, String suffix) throws SQLException {
        Optional<ProductState> found = Query
                .list(connection, "SELECT * FROM " + table + " WHERE live_schema = ?" + suffix, this::read, key)
                .stream()
                .findFirst();
        found.filter(state -> !state.product().equals(request.product())
                        || !state.environment().equals(request.environment()))
                .ifPresent(other -> {
                    throw new UsageException("the schema '" + request.liveSchema() + "' belongs to the product '"
                            + other.product() + "' in environment '" + other.environment() + "', not to '"
                            + request.product() + "' in '" + request.environment()
                            + "': name that product or another schema");
                });
        return found;
    }

    /** The live schemas of all products of this database, folded. */
    List<String> liveSchemas(Connection connection) throws SQLException {
        return Query.list(
                connection, "SELECT live_schema FROM " + table + " ORDER BY live_schema", row -> row.getString(1));
    }

    /** The live schemas, folded, in which this database has the same product in the same environment. */
    List<String> schemasOfProduct(Connection connection) throws SQLException {
        return Query.list(
                connection,
                "SELECT live_schema FROM " + table + " WHERE product = ? AND environment = ? ORDER BY live_schema",
                row -> row.getString(1),
                request.product(),
                request.environment());
    }

    /** All products of this database that somebody holds. */
    List<ProductState> leased(Connection connection) throws SQLException {
        return Query.list(
                connection, "SELECT * FROM " + table + " WHERE lease_owner IS NOT NULL ORDER BY live_schema", this::read);
    }

    /** The state, made if it is not there. */
    ProductState findOrCreate(Connection connection) throws SQLException {
        Optional<ProductState> found = find(connection);
        if (found.isPresent()) {
            return found.get();
        }
        byte[] identity = new byte[4];
        RANDOM.nextBytes(identity);
        Query.update(
                connection,
                "INSERT INTO " + table + " (live_schema, product, environment, identity, change_count, colours_made, "
                        + "last_entry, lease_token, lease_attended) VALUES (?, ?, ?, ?, 0, '', 0, 0, false) "
                        + "ON CONFLICT DO NOTHING",
                key,
                request.product(),
                request.environment(),
                HexFormat.of().formatHex(identity));
        return find(connection).orElseThrow();
    }

    /**
     * Writes a state that was read before.
     *
     * @return false when somebody else changed it since; nothing is written then
     */
    boolean save(Connection connection, ProductState state) throws SQLException {
        Optional<ProductState.HeldLease> lease = state.lease();
        return Query.update(
                        connection,
                        "UPDATE " + table + " SET change_count = change_count + 1, live_colour = ?, live_entry = ?, "
                                + "previous_colour = ?, previous_entry = ?, candidate_colour = ?, candidate_token = ?, "
                                + "watermark = ?, colours_made = ?, blue_schema = ?, green_schema = ?, "
                                + "last_entry = ?, lease_token = ?, token_digest = ?, lease_owner = ?, lease_process = ?, lease_attended = ?, lease_since = ?, "
                                + "lease_renewed = ?, lease_until = ? "
                                + "WHERE live_schema = ? AND change_count = ?",
                        state.live().map(Colour::word).orElse(null),
                        nullable(state.liveEntry()),
                        state.previous().map(Colour::word).orElse(null),
                        nullable(state.previousEntry()),
                        state.candidate().map(Colour::word).orElse(null),
                        nullable(state.candidateRun()),
                        state.watermark().map(JournalTable::json).orElse(null),
                        state.made().stream().map(Colour::word).sorted().collect(Collectors.joining(",")),
                        state.schema(Colour.BLUE),
                        state.schema(Colour.GREEN),
                        state.lastEntry(),
                        state.run(),
                        state.tokenDigest(),
                        lease.map(ProductState.HeldLease::owner).orElse(null),
                        lease.flatMap(ProductState.HeldLease::process).orElse(null),
                        lease.map(ProductState.HeldLease::attended).orElse(false),
                        lease.map(held -> held.since().toString()).orElse(null),
                        lease.map(held -> held.renewed().toString()).orElse(null),
                        lease.map(held -> held.until().toString()).orElse(null),
                        key,
                        state.changeCount())
                == 1;
    }

    private static Long nullable(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private ProductState read(ResultSet row) throws SQLException {
        Set<Colour> made = EnumSet.noneOf(Colour.class);
        for (String word : row.getString("colours_made").split(",")) {
            if (!word.isEmpty()) {
                made.add(Colour.ofWord(word));
            }
        }
        Optional<ProductState.HeldLease> lease = Optional.empty();
        String owner = row.getString("lease_owner");
        if (owner != null) {
            lease = Optional.of(new ProductState.HeldLease(
                    owner,
                    Instant.parse(row.getString("lease_since")),
                    added(row, "lease_renewed").map(Instant::parse)
                            .orElse(Instant.parse(row.getString("lease_since"))),
                    Instant.parse(row.getString("lease_until")),
                    Optional.ofNullable(row.getString("lease_process")),
                    row.getBoolean("lease_attended")));
        }
        return new ProductState(
                row.getString("live_schema"),
                row.getString("product"),
                row.getString("environment"),
                row.getString("identity"),
                row.getLong("change_count"),
                Optional.ofNullable(row.getString("live_colour")).map(Colour::ofWord),
                JournalTable.number(row, "live_entry"),
                Optional.ofNullable(row.getString("previous_colour")).map(Colour::ofWord),
                JournalTable.number(row, "previous_entry"),
                Optional.ofNullable(row.getString("candidate_colour")).map(Colour::ofWord),
                JournalTable.number(row, "candidate_token"),
                Optional.ofNullable(row.getString("watermark")).map(json -> JournalTable.parse(json, Watermark.class)),
                made,
                Map.of(
                        Colour.BLUE,
                        added(row, "blue_schema").orElseGet(() -> defaults.of(Colour.BLUE)),
                        Colour.GREEN,
                        added(row, "green_schema").orElseGet(() -> defaults.of(Colour.GREEN))),
                row.getLong("last_entry"),
                lease,
                row.getLong("lease_token"),
                // Version 1 gave its counted numbers out as tokens: what it began can be ended with them.
                added(row, "token_digest").orElse(LeaseToken.digest(row.getString("lease_token"))));
    }

    /** A column that a later version added: an older journal is read all the same. */
    private static Optional<String> added(ResultSet row, String column) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equalsIgnoreCase(column)) {
                return Optional.ofNullable(row.getString(i));
            }
        }
        return Optional.empty();
    }
}
