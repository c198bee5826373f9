package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Puts an {@link EventQuery} to the file. */
final class EventReader {
    private EventReader() {}

    static void read(Connection connection, EventQuery query, Consumer<? super Event> consumer) throws SQLException {
        ProductNames names = ProductNames.load(connection);
        StringBuilder sql = new StringBuilder("SELECT id, body FROM event WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        if (!query.products().isEmpty()) {
            // One array instead of many parameters: SQLite limits how many there may be.
            sql.append(" AND product IN (SELECT value FROM json_each(?))");
            values.add(array(names.everUsed(query.products())));
        }
        query.environment().ifPresent(environment -> {
            sql.append(" AND environment = ?");
            values.add(environment);
        });
        query.from().ifPresent(from -> {
            sql.append(" AND at_millis >= ?");
            values.add(from.toEpochMilli());
        });
        query.to().ifPresent(to -> {
            sql.append(" AND at_millis <= ?");
            values.add(to.toEpochMilli());
        });
        sql.append(" ORDER BY at_millis, id");
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Event event = names.current(decode(rows.getString(1), rows.getString(2)));
                    if (isWithin(query, event)) {
                        consumer.accept(event);
                    }
                }
            }
        }
    }

    /** The file sorts by milliseconds; the limits are exact to the nanosecond. */
    private static boolean isWithin(EventQuery query, Event event) {
        return query.from().map(from -> !event.at().isBefore(from)).orElse(true)
                && query.to().map(to -> event.at().isBefore(to)).orElse(true);
    }

    static Optional<Event> find(Connection connection, String id) throws SQLException {
        ProductNames names = ProductNames.load(connection);
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, body FROM event WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(names.current(decode(row.getString(1), row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    /** Those of the ids under which there are events. */
    static Set<String> known(Connection connection, Collection<String> ids) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?))")) {
            statement.setString(1, array(ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    /**
     * Lists what a column holds.
     *
     * @param column a column's name, never from outside
     */
    static List<String> distinct(Connection connection, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT DISTINCT " + column + " FROM event");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    static List<String> environments(Connection connection, Collection<String> products) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT DISTINCT environment FROM event WHERE product IN (SELECT value FROM json_each(?))")) {
            statement.setString(1, array(ProductNames.load(connection).everUsed(products)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static Event decode(String id, String body) {
        try {
            return EventLine.read(body);
        } catch (UsageException damaged) {
            throw new ToolException(
                    "the ledger holds an event that cannot be read, '" + id + "': " + damaged.getMessage()
                            + "; restore the ledger from a backup",
                    damaged);
        }
    }

    private static String array(Collection<String> values) {
        try {
            return Json.mapper().writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("names cannot be written as JSON", impossible);
        }
    }
}
