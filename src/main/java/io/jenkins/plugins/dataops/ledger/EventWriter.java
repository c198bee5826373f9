package io.jenkins.plugins.dataops.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds events within one transaction and keeps count. */
final class EventWriter implements AutoCloseable {
    private final ProductNames names;
    private final PreparedStatement insert;
    private final PreparedStatement find;
    private final List<String> conflicts = new ArrayList<>();
    private int added;
    private int known;
    private int conflicting;

    EventWriter(Connection connection) throws SQLException {
        names = ProductNames.load(connection);
        insert = connection.prepareStatement("INSERT INTO event (id, type, product, environment, at_millis, body)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
        find = connection.prepareStatement("SELECT body FROM event WHERE id = ?");
    }

    /**
     * Adds an event unless its id is there.
     *
     * @param event one that keeps to {@link EventRules}
     * @throws SQLException when it cannot be written
     */
    void add(Event event) throws SQLException {
        insert.setString(1, event.id());
        insert.setString(2, event.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        insert.setString(3, event.product());
        insert.setString(4, event.environment());
        insert.setLong(5, event.at().toEpochMilli());
        insert.setString(6, EventLine.write(event));
        if (insert.executeUpdate() == 1) {
            added++;
        } else if (isKnown(event)) {
            known++;
        } else {
            conflicting++;
            if (conflicts.size() < Appended.LISTED) {
                conflicts.add(event.id());
            }
        }
    }

    /** Compares events, not texts, so that another order of keys or another version's spelling is no conflict. */
    private boolean isKnown(Event event) throws SQLException {
        find.setString(1, event.id());
        try (ResultSet row = find.executeQuery()) {
            return row.next() && names.current(EventLine.read(row.getString(1))).equals(names.current(asStored(event)));
        }
    }

    /** Half a character, left by a cut text, has no UTF-8 form: it is kept as a question mark. */
    private static Event asStored(Event event) {
        return EventLine.read(new String(EventLine.write(event).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    Appended result() {
        return new Appended(added, known, conflicting, conflicts);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        find.close();
    }
}
