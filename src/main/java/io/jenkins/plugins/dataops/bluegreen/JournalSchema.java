package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Where state and journal lie in the target database, created on first use and versioned. */
final class JournalSchema {
    /** The schema that belongs to this product's own tables. */
    static final String SCHEMA = "dataops";

    private static final int VERSION = 3;
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS %1$s.switch_version (version INTEGER NOT NULL)
            """,
            """
            CREATE TABLE IF NOT EXISTS %1$s.switch_state (
              live_schema VARCHAR(255) NOT NULL PRIMARY KEY,
              product VARCHAR(255) NOT NULL, environment VARCHAR(255) NOT NULL, identity VARCHAR(16) NOT NULL,
              change_count BIGINT NOT NULL,
              live_colour VARCHAR(8), live_entry BIGINT, previous_colour VARCHAR(8), previous_entry BIGINT,
              candidate_colour VARCHAR(8), candidate_token BIGINT, watermark TEXT, colours_made VARCHAR(16) NOT NULL,
              last_entry BIGINT NOT NULL, lease_token BIGINT NOT NULL, lease_owner TEXT, lease_process TEXT,
              lease_attended BOOLEAN NOT NULL, lease_since VARCHAR(32), lease_until VARCHAR(32),
              token_digest VARCHAR(64), blue_schema VARCHAR(255), green_schema VARCHAR(255), lease_renewed VARCHAR(32))
            """,
            """
            CREATE TABLE IF NOT EXISTS %1$s.switch_journal (
              live_schema VARCHAR(255) NOT NULL, entry BIGINT NOT NULL, deployment TEXT NOT NULL,
              action VARCHAR(16) NOT NULL, state VARCHAR(16) NOT NULL, from_colour VARCHAR(8), to_colour VARCHAR(8),
              revision TEXT NOT NULL, owner TEXT NOT NULL, switched_at VARCHAR(32) NOT NULL, undoes BIGINT, reason TEXT,
              token BIGINT NOT NULL, plan_hash VARCHAR(64) NOT NULL, release TEXT NOT NULL, content TEXT NOT NULL,
              after_checks INTEGER NOT NULL, settled_at VARCHAR(32), failed_since VARCHAR(32),
              PRIMARY KEY (live_schema, entry))
            """);

    /**
     * What version 2 added: the secret's digest instead of a number that can be guessed, and schemas by run; and version
     * 3: when a lease was last renewed.
     */
    private static final List<String> UPGRADES = List.of(
            "ALTER TABLE %1$s.switch_state ADD COLUMN IF NOT EXISTS token_digest VARCHAR(64)",
            "ALTER TABLE %1$s.switch_state ADD COLUMN IF NOT EXISTS blue_schema VARCHAR(255)",
            "ALTER TABLE %1$s.switch_state ADD COLUMN IF NOT EXISTS green_schema VARCHAR(255)",
            "ALTER TABLE %1$s.switch_state ADD COLUMN IF NOT EXISTS lease_renewed VARCHAR(32)");

    private final Database database;

    JournalSchema(Database database) {
        this.database = database;
    }

    /** A table of ours, quoted. */
    String table(String name) {
        return database.dialect().quote(new ObjectName(SCHEMA, name));
    }

    /** Whether they are there at all. */
    boolean exist(Connection connection) throws SQLException {
        return database.dialect().catalog().relationExists(connection, new ObjectName(SCHEMA, "switch_version"));
    }

    /** Creates what is missing; refuses what a newer version wrote. */
    void ensure(Connection connection) throws SQLException {
        if (!exist(connection)) {
            create(connection);
        }
        check(connection);
    }

    private void create(Connection connection) throws SQLException {
        Dialect dialect = database.dialect();
        try {
            // Even IF NOT EXISTS asks for the right to create schemas, which a deploying role need not have.
            if (!dialect.catalog().schemaExists(connection, SCHEMA)) {
                Query.run(connection, dialect.schemas().create(SCHEMA));
            }
            for (String table : TABLES) {
                Query.run(connection, table.formatted(dialect.quote(SCHEMA)));
            }
            if (versions(connection).isEmpty()) {
                Query.update(connection, "INSERT INTO " + table("switch_version") + " (version) VALUES (?)", VERSION);
            }
        } catch (SQLException refused) {
            if (dialect.transactions().createdMeanwhile(refused)) {
                throw new SQLException(refused.getMessage(), Transactions.TRY_AGAIN, refused);
            }
            throw refused;
        }
    }

    /** Whether an older version made them; reading works all the same, writing does not. */
    boolean old(Connection connection) throws SQLException {
        return exist(connection) && version(connection) < VERSION;
    }

    /**
     * Why what an older version made cannot be brought up to date by this role; the remedy is what its owner has to run.
     *
     * @return empty when nothing stands in the way, or nothing is to be done
     */
    List<Objection> upgradeObjections(Connection connection) throws SQLException {
        return old(connection)
                ? database.dialect()
                        .rights()
                        .altering(connection, new ObjectName(SCHEMA, "switch_state"), upgradeStatements())
                : List.of();
    }

    /** Brings what an older version made up to date. */
    void upgrade(Connection connection) throws SQLException {
        if (old(connection)) {
            for (String statement : upgradeStatements()) {
                Query.run(connection, statement);
            }
        }
    }

    private List<String> upgradeStatements() {
        return Stream.concat(
                        UPGRADES.stream().map(statement -> statement.formatted(database.dialect().quote(SCHEMA))),
                        Stream.of("UPDATE " + table("switch_version") + " SET version = " + VERSION))
                .toList();
    }

    /** Refuses what a newer version wrote. */
    void check(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > VERSION) {
            throw new ToolException("connection '" + database.settings().name() + "': the switch journal in schema '"
                    + SCHEMA + "' has version " + version + ", and this program knows up to " + VERSION
                    + ": use a newer dataops");
        }
    }

    private int version(Connection connection) throws SQLException {
        return versions(connection).stream().max(Integer::compare).orElse(0);
    }

    private List<Integer> versions(Connection connection) throws SQLException {
        return Query.list(connection, "SELECT version FROM " + table("switch_version"), row -> row.getInt(1));
    }
}
