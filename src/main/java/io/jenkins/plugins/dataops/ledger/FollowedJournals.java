package io.jenkins.plugins.dataops.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * How far a ledger has followed each journal of switches, so that nobody has to be told a history again. The table is
 * made when it is first needed: a ledger of an earlier version follows from the beginning once, and stays readable by
 * that version.
 */
final class FollowedJournals {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS followed (
              product TEXT NOT NULL,
              environment TEXT NOT NULL,
              identity TEXT NOT NULL,
              entry INTEGER NOT NULL,
              at TEXT NOT NULL,
              PRIMARY KEY (product, environment, identity))""";

    private FollowedJournals() {}

    /**
     * How far a journal was followed.
     *
     * @param journal any place of it
     * @return the place up to which the ledger has all events; the beginning where it never was followed
     * @throws SQLException when it cannot be read
     */
    static JournalMark find(Connection connection, JournalMark journal) throws SQLException {
        if (!exists(connection)) {
            return journal.rewound();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT entry, at FROM followed WHERE product = ? AND environment = ? AND identity = ?")) {
            bind(statement, journal);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? journal.movedTo(row.getLong(1), Instant.parse(row.getString(2)))
                        : journal.rewound();
            }
        }
    }

    /**
     * Notes that a span was told. One that does not begin where the ledger is would leave a gap or, where another build
     * has told more meanwhile, lead back, and moves nothing.
     *
     * @param span what was told
     * @throws SQLException when it cannot be written
     */
    static void move(Connection connection, JournalSpan span) throws SQLException {
        if (!span.tells() || !span.continues(find(connection, span.upTo()))) {
            return;
        }
        LedgerFile.execute(connection, TABLE);
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO followed (product, environment, identity, entry, at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (product, environment, identity)"
                        + " DO UPDATE SET entry = excluded.entry, at = excluded.at")) {
            bind(statement, span.upTo());
            statement.setLong(4, span.upTo().entry());
            statement.setString(5, span.upTo().at().toString());
            statement.executeUpdate();
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'followed'");
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    private static void bind(PreparedStatement statement, JournalMark journal) throws SQLException {
        statement.setString(1, journal.product());
        statement.setString(2, journal.environment());
        statement.setString(3, journal.identity());
    }
}
