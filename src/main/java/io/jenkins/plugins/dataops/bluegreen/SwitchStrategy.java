package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * How readers of one product are switched in one engine, and where what is known of it is kept: both together, because
 * journal and switch must happen in one step. What surrounds a switch (lease, gates, checks, way back, journal) is the
 * same for all of them.
 */
interface SwitchStrategy {
    /** The strategy that a database offers, for one product. */
    static SwitchStrategy of(Database database, BlueGreenRequest request, Progress progress) {
        return switch (database.dialect().switchMethod()) {
            case VIEWS -> new ViewsStrategy(database, request, progress);
        };
    }

    /**
     * Begins a piece of work.
     *
     * @param longestWait how long it may wait for whoever is in its way
     */
    SwitchSession open(Duration longestWait) throws SQLException;

    /** Begins a look, which changes nothing. */
    SwitchSession look() throws SQLException;

    /** Who is in the way of what would be changed, in words; empty when nobody is, or nobody knows. */
    List<String> inTheWay();

    /** Whether the same work may succeed when it is tried again. */
    boolean retryable(SQLException failure);

    /** Whether a stop of this process has ended the work. */
    boolean cancelled(SQLException failure);

    /** Says why the journal cannot be read. */
    ToolException unreadable(SQLException failure);

    /** The connection's name in the configuration. */
    String connection();

    /** The engine with its version. */
    String engine();

    /** What readers may see while they are switched. */
    SwitchGuarantee guarantee();

    /** How all objects change, as a part of a sentence such as "in one transaction". */
    Message manner();

    /** The one spelling of all names that the engine takes for the same. */
    String folded(String name);

    /** Whether one process at a time has the target for itself: nobody else could take a product meanwhile. */
    boolean ownedByOneProcess();

    /** Refuses, before anything is begun, what would stop a deployment later. Changes nothing. */
    void refuseUnfit();

    /** What a colour's schema stores now. */
    SortedMap<String, TableFingerprint> stored(String schema);

    /** Keeps a candidate as it is, as far as the engine can; refuses when somebody still writes to it. */
    Standstill holdStill(String schema);

    /** Begins anew between what a user's queries did and what is done here. */
    void startAfresh();
}
