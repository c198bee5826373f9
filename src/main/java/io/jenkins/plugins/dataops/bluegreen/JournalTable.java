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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The switches of one product, as rows of the target database. */
final class JournalTable {
    private static final String ENTRY = "entry, deployment, action, state, from_colour, to_colour, revision, owner,"
            + " switched_at, undoes, reason";

    private final String table;
    private final String liveSchema;

    JournalTable(Database database, String foldedLiveSchema) {
        this.table = new JournalSchema(database).table("switch_journal");
        this.liveSchema = foldedLiveSchema;
    }

    /** The entries after one up to another one, the oldest first. */
    List<JournalRow> rows(Connection connection, long after, long upTo) throws SQLException {
        return Query.list(
                connection, "SELECT *" + part(Integer.MAX_VALUE), JournalTable::read, liveSchema, after, upTo);
    }

    /** What everybody may see of them, of which nothing else is read. */
    List<JournalEntry> entries(Connection connection, long after, long upTo, int most) throws SQLException {
        return Query.list(connection, "SELECT " + ENTRY + part(most), JournalTable::entry, liveSchema, after, upTo);
    }

    /** What the ledger has to know of them: so many, and of more than one only those with few characters together. */
    List<JournalEvents.Told> told(Connection connection, long after, long upTo, int most, long characters)
            throws SQLException {
        long fits = after;
        long all = 0;
        for (long[] size : Query.list(
                connection,
                "SELECT entry, length(release)" + part(most),
                row -> new long[] {row.getLong(1), row.getLong(2)},
                liveSchema,
                after,
                upTo)) {
            all += size[1];
            if (all > characters && fits > after) {
                break;
            }
            fits = size[0];
        }
        return Query.list(
                connection,
                "SELECT " + ENTRY + ", release, failed_since" + part(Integer.MAX_VALUE),
                row -> new JournalEvents.Told(
                        entry(row),
                        parse(row.getString("release"), Release.class),
                        Optional.ofNullable(row.getString("failed_since")).map(Instant::parse)),
                liveSchema,
                after,
                fits);
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

    /** Says how an entry that was only switched ended, or why it was found bad. */
    void settle(Connection connection, JournalRow row) throws SQLException {
        JournalEntry entry = row.entry();
        int changed = Query.update(
                connection,
                "UPDATE " + table + " SET state = ?, settled_at = ?, reason = ? WHERE live_schema = ? AND entry = ? "
                        + "AND state = ?",
                word(entry.state()),
                row.settledAt().map(Instant::toString).orElse(null),
                entry.reason().orElse(null),
                liveSchema,
                entry.number(),
                word(JournalEntry.State.SWITCHED));
        if (changed != 1) {
            throw new ToolException("the switch journal's entry " + entry.number() + " of schema '" + liveSchema
                    + "' was settled by somebody else meanwhile: look at the status").then(NextCommand.status());
        }
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
