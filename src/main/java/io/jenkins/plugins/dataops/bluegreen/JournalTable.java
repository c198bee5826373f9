package io.jenkins.plugins.dataops.bluegreen;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The switches of one product, as rows of the target database. */
final class JournalTable {
    private static final String ENTRY = "entry, deployment, action, state, from_colour, to_colour, revision, owner,"
            + " switched_at, undoes, reason";

    /** A run switches, and takes that back at the most. */
    private static final int OF_ONE_RUN = 4;

    private final String table;
    private final String liveSchema;

    JournalTable(Database database, String foldedLiveSchema) {
        this.table = new JournalSchema(database).table("switch_journal");
        this.liveSchema = foldedLiveSchema;
    }

    /** One entry. */
    Optional<JournalRow> find(Connection connection, OptionalLong number) throws SQLException {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return Query
                .list(
                        connection,
                        "SELECT * FROM " + table + " WHERE live_schema = ? AND entry = ?",
                        JournalTable::read,
                        liveSchema,
                        number.getAsLong())
                .stream()
                .findFirst();
    }

    /** The last entries, latest first, of which nothing but what everybody may see is read. */
    List<JournalEntry> last(Connection connection, ProductState state, int limit) throws SQLException {
        return Query.list(
                connection,
                "SELECT " + ENTRY + " FROM " + table + " WHERE live_schema = ? AND entry > ? AND entry <= ?"
                        + " ORDER BY entry DESC",
                JournalTable::entry,
                liveSchema,
                state.lastEntry() - limit,
                state.lastEntry());
    }

    /** The entries that the product's last run made, latest first; they stand at the journal's end. */
    List<JournalRow> ofLastRun(Connection connection, ProductState state) throws SQLException {
        List<JournalRow> rows = new ArrayList<>();
        long upTo = state.lastEntry();
        int found;
        do {
            List<JournalRow> some = Query.list(
                    connection,
                    "SELECT * FROM " + table + " WHERE live_schema = ? AND entry > ? AND entry <= ? AND token = ?"
                            + " ORDER BY entry DESC",
                    JournalTable::read,
                    liveSchema,
                    upTo - OF_ONE_RUN,
                    upTo,
                    state.run());
            rows.addAll(some);
            found = some.size();
            upTo -= OF_ONE_RUN;
        } while (found == OF_ONE_RUN);
        return rows;
    }

    /** What everybody may see of one entry. */
    Optional<JournalEntry> entry(Connection connection, long number) throws SQLException {
        return Query
                .list(
                        connection,
                        "SELECT " + ENTRY + " FROM " + table + " WHERE live_schema = ? AND entry = ?",
                        JournalTable::entry,
                        liveSchema,
                        number)
                .stream()
                .findFirst();
    }

    /** What everybody may see of the entries after one up to another one, the oldest first. */
    List<JournalEntry> between(Connection connection, long after, long upTo, int limit) throws SQLException {
        return Query.list(
                connection, "SELECT " + ENTRY + part(limit), JournalTable::entry, liveSchema, after, upTo);
    }

    /** How many characters the releases of the entries after one up to another one have, by the entries' numbers. */
    SortedMap<Long, Long> sizes(Connection connection, long after, long upTo, int limit) throws SQLException {
        SortedMap<Long, Long> sizes = new TreeMap<>();
        Query.list(
                connection,
                "SELECT entry, length(release)" + part(limit),
                row -> sizes.put(row.getLong(1), row.getLong(2)),
                liveSchema,
                after,
                upTo);
        return sizes;
    }

    /** What the ledger has to know of the entries after one up to another one, the oldest first. */
    List<JournalEvents.Told> told(Connection connection, long after, long upTo) throws SQLException {
        return Query.list(
                connection,
                "SELECT " + ENTRY + ", release, failed_since" + part(Integer.MAX_VALUE),
                row -> new JournalEvents.Told(
                        entry(row),
                        parse(row.getString("release"), Release.class),
                        Optional.ofNullable(row.getString("failed_since")).map(Instant::parse)),
                liveSchema,
                after,
                upTo);
    }

    private String part(int limit) {
        return " FROM " + table + " WHERE live_schema = ? AND entry > ? AND entry <= ? ORDER BY entry LIMIT " + limit;
    }

    /** Writes a new entry. */
    void insert(Connection connection, JournalRow row) throws SQLException {
        JournalEntry entry = row.entry();
        Query.update(
                connection,
                "INSERT INTO " + table + " (live_schema, entry, deployment, action, state, from_colour, to_colour, "
                        + "revision, owner, switched_at, undoes, reason, token, plan_hash, release, content, "
                        + "after_checks, settled_at, failed_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                liveSchema,
                entry.number(),
                entry.deployment(),
                word(entry.action()),
                word(entry.state()),
                entry.from().map(Colour::word).orElse(null),
                entry.to().map(Colour::word).orElse(null),
                entry.revision(),
                entry.owner(),
                entry.at().toString(),
                entry.undoes().isPresent() ? entry.undoes().getAsLong() : null,
                entry.reason().orElse(null),
                row.run(),
                row.planHash(),
                json(row.release()),
                json(row.content()),
                row.afterChecks(),
                row.settledAt().map(Instant::toString).orElse(null),
                row.failedSince().map(Instant::toString).orElse(null));
    }

    /** Says how an entry that was only switched ended. */
    void settle(Connection connection, long number, JournalEntry.State state, Instant at, Optional<String> reason)
            throws SQLException {
        int changed = Query.update(
                connection,
                "UPDATE " + table + " SET state = ?, settled_at = ?, reason = ? WHERE live_schema = ? AND entry = ? "
                        + "AND state = ?",
                word(state),
                at.toString(),
                reason.orElse(null),
                liveSchema,
                number,
                word(JournalEntry.State.SWITCHED));
        if (changed != 1) {
            throw new ToolException("the switch journal's entry " + number + " of schema '" + liveSchema
                    + "' was settled by somebody else meanwhile: look at the status").then(NextCommand.status());
        }
    }

    /**
     * Notes why an entry was found bad that is still live, because it could not be taken back.
     *
     * @return false when it is not only switched any more; nothing is noted then
     */
    boolean foundBad(Connection connection, long number, String reason) throws SQLException {
        return Query.update(
                        connection,
                        "UPDATE " + table + " SET reason = ? WHERE live_schema = ? AND entry = ? AND state = ?",
                        reason,
                        liveSchema,
                        number,
                        word(JournalEntry.State.SWITCHED))
                == 1;
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong("entry"),
                row.getString("deployment"),
                constant(JournalEntry.Action.class, row.getString("action")),
                constant(JournalEntry.State.class, row.getString("state")),
                Optional.ofNullable(row.getString("from_colour")).map(Colour::ofWord),
                Optional.ofNullable(row.getString("to_colour")).map(Colour::ofWord),
                row.getString("revision"),
                row.getString("owner"),
                Instant.parse(row.getString("switched_at")),
                number(row, "undoes"),
                Optional.ofNullable(row.getString("reason")));
    }

    private static JournalRow read(ResultSet row) throws SQLException {
        return new JournalRow(
                entry(row),
                row.getLong("token"),
                row.getString("plan_hash"),
                parse(row.getString("release"), Release.class),
                parse(row.getString("content"), JournalRow.Content.class),
                row.getInt("after_checks"),
                Optional.ofNullable(row.getString("settled_at")).map(Instant::parse),
                Optional.ofNullable(row.getString("failed_since")).map(Instant::parse));
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static <T> T parse(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new ToolException(
                    "the switch journal holds a row that this program cannot read: use the dataops that wrote it",
                    foreign);
        }
    }
}
