package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code products}: a data product that is deployed blue-green.
 *
 * @param connection name of the database it lives in; may be left out where there is only one
 * @param schema the schema that readers use; the product's own name when left out
 * @param objects tables and views that belong to it; empty for all that the candidate holds
 * @param environment where this is, for the ledger
 * @param start how a candidate begins
 * @param retention what becomes of the previous colour
 * @param drift what to do when the live data changed while the candidate was built
 * @param checks black-box specs around the switch
 * @param readers roles that may read each object that goes live for the first time
 * @param parameters values for <code>${name}</code> in those specs
 * @param path folder of the repository whose commits belong to this product; all of them when left out
 */
public record ProductSection(
        Optional<String> connection,
        Optional<String> schema,
        List<String> objects,
        String environment,
        Start start,
        Retention retention,
        Drift drift,
        Checks checks,
        List<String> readers,
        Map<String, String> parameters,
        Optional<String> path) {

    /** Where a product is deployed to unless the file says otherwise. */
    public static final String DEFAULT_ENVIRONMENT = "production";

    /** How a candidate begins. */
    public enum Start {
        /** An empty schema. */
        EMPTY,
        /** The live tables' structure without rows. */
        STRUCTURE,
        /** A copy of the live tables. */
        COPY
    }

    /** What becomes of the previous colour once the new one is live and verified. */
    public enum Retention {
        /** It stays: the way back is open. */
        KEEP,
        /** It is emptied: the space is wanted more. */
        DROP
    }

    /** What to do when the live data changed while the candidate was built. */
    public enum Drift {
        /** Do not switch. */
        REFUSE,
        /** Switch, and say so. */
        ACCEPT
    }

    /**
     * Black-box specs around the switch.
     *
     * @param before patterns of specs that the candidate must pass
     * @param after patterns of specs that the live schema must pass, or it is switched back
     */
    public record Checks(List<String> before, List<String> after) {
        /** Fills what the file leaves out. */
        public Checks {
            before = AbsentValues.list(before, "before");
            after = AbsentValues.list(after, "after");
        }
    }

    /** A product of which nothing but the name is known. */
    public static final ProductSection DEFAULT =
            new ProductSection(null, null, null, null, null, null, null, null, null, null, null);

    /** Fills what the file leaves out. */
    public ProductSection {
        connection = AbsentValues.optional(connection);
        schema = AbsentValues.optional(schema);
        objects = AbsentValues.list(objects, "objects");
        environment = environment == null ? DEFAULT_ENVIRONMENT : environment;
        start = start == null ? Start.EMPTY : start;
        retention = retention == null ? Retention.KEEP : retention;
        drift = drift == null ? Drift.REFUSE : drift;
        checks = checks == null ? new Checks(null, null) : checks;
        readers = AbsentValues.list(readers, "readers");
        parameters = AbsentValues.map(parameters, "parameters");
        path = AbsentValues.optional(path);
    }
}
