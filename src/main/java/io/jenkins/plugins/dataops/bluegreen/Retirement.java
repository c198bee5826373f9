package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;

/** Drops the colour that is not live, and with it the way back. */
final class Retirement {
    private final Target target;
    private final Leases leases;

    Retirement(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** Drops the schema of the colour that is not live. Returns its name. */
    String run() {
        return target.attempts().run(
                "retiring the previous colour",
                (connection, locks) -> once(connection),
                connection -> target.states().findSettled(connection)
                        .filter(state -> !state.made().contains(state.nextCandidate()))
                        .map(state -> state.schema(state.nextCandidate())));
    }

    private String once(Connection connection) throws SQLException {
        ProductState state = leases.mine(connection);
        Colour colour = state.nextCandidate();
        String schema = state.schema(colour);
        if (!state.made().contains(colour)) {
            throw new RefusedException(
                    "Refused: there is no colour of " + target.product() + " to retire.", "Nothing needs to be done.");
        }
        new Preparation(target, leases).clear(connection, schema, true);
        if (target.catalog().schemaExists(connection, schema)) {
            Query.run(connection, target.dialect().schemas().drop(schema));
        }
        EnumSet<Colour> made = EnumSet.copyOf(state.made());
        made.remove(colour);
        target.save(connection, state.retired(made));
        return schema;
    }
}
