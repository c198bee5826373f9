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
import java.util.LinkedHashMap;
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

    /** The states of all products of this database. */
    List<ProductState> all(Connection connection) throws SQLException {
        return Query.list(connection, "SELECT * FROM " + table + " ORDER BY live_schema", this::read);
    }

    /** The state, made if it is not there. */
    ProductState findOrCreate(Connection connection) throws SQLException {
        Optional<ProductState> found = find(connection);
        if (found.isPresent()) {
            return found.get();
        }
        byte[] identity = new byte[4];
        RANDOM.nextBytes(identity);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("live_schema", key);
        row.put("product", request.product());
        row.put("environment", request.environment());
        row.put("identity", HexFormat.of().formatHex(identity));
        row.put("change_count", 0L);
        row.put("colours_made", "");
        row.put("last_entry", 0L);
        row.put("lease_token", 0L);
        row.put("lease_attended", false);
        database.dialect().conditionalWrites().insertIfAbsent(connection, table, row);
        return find(connection).orElseThrow();
    }

    /**
     * Writes a state that was read before.
     *
     * @return false when somebody else changed it since; nothing is written then
     */
    boolean swap(Connection connection, ProductState state) throws SQLException {
        Optional<ProductState.HeldLease> lease = state.lease();
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("live_schema", key);
        expected.put("change_count", state.changeCount());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("change_count", state.changeCount() + 1);
        row.put("live_colour", state.live().map(Colour::word).orElse(null));
        row.put("live_entry", nullable(state.liveEntry()));
        row.put("previous_colour", state.previous().map(Colour::word).orElse(null));
        row.put("previous_entry", nullable(state.previousEntry()));
        row.put("candidate_colour", state.candidate().map(Colour::word).orElse(null));
        row.put("candidate_token", nullable(state.candidateRun()));
        row.put("watermark", state.watermark().map(JournalTable::json).orElse(null));
        row.put("colours_made", state.made().stream().map(Colour::word).sorted().collect(Collectors.joining(",")));
        row.put("blue_schema", state.schema(Colour.BLUE));
        row.put("green_schema", state.schema(Colour.GREEN));
        row.put("last_entry", state.lastEntry());
        row.put("lease_token", state.run());
        row.put("token_digest", state.tokenDigest());
        row.put("lease_owner", lease.map(ProductState.HeldLease::owner).orElse(null));
        row.put("lease_process", lease.flatMap(ProductState.HeldLease::process).orElse(null));
        row.put("lease_attended", lease.map(ProductState.HeldLease::attended).orElse(false));
        row.put("lease_since", lease.map(held -> held.since().toString()).orElse(null));
        row.put("lease_renewed", lease.map(held -> held.renewed().toString()).orElse(null));
        row.put("lease_until", lease.map(held -> held.until().toString()).orElse(null));
        return database.dialect().conditionalWrites().compareAndSwap(connection, table, expected, row);
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
