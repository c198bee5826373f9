package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import java.util.SortedMap;

/** The candidate as it stands, and as far as the engine can kept so until it is closed: what was checked goes live. */
interface Standstill extends AutoCloseable {
    /** What it stores. */
    SortedMap<String, TableFingerprint> stored();

    /** What readers would get of it. */
    SortedMap<String, TableFingerprint> offered();

    /** Refuses when what keeps it was lost. */
    void refuseIfLost();

    @Override
    void close();
}
