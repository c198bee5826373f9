package io.jenkins.plugins.dataops.database;

import java.util.List;

/**
 * A table, view or the like, as the catalog knows it.
 *
 * @param name its name
 * @param kind what it is
 * @param columns its columns in order
 */
public record Relation(ObjectName name, Kind kind, List<Column> columns) {
    /** What a relation can be. */
    public enum Kind {
        /** A table with rows of its own. */
        TABLE,
        /** A table that is stored in partitions. */
        PARTITIONED_TABLE,
        /** A query with a name. */
        VIEW,
        /** A view whose rows are stored. */
        MATERIALIZED_VIEW,
        /** A table that lives elsewhere. */
        FOREIGN_TABLE
    }
}
