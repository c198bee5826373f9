package io.jenkins.plugins.dataops.sql;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The values that stand for <code>${name}</code> in a specification.
 *
 * <p>{@code schema}, {@code live} and {@code candidate} are names of schemas and become quoted names; every other
 * parameter is data and becomes a literal. A value never becomes code, whoever gave it.
 */
public final class Parameters {
    /** The schema that names without one are looked up in. */
    public static final String SCHEMA = "schema";

    /** The clock of the run, an ISO 8601 instant. */
    public static final String NOW = "now";

    private static final Set<String> NAMES_OF_SCHEMAS = Set.of(SCHEMA, "live", "candidate");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final String UNKNOWN = "x";
    private final Map<String, String> values;
    private final boolean known;

    /**
     * Parameters.
     *
     * @param values by name
     * @throws UsageException when a name has other characters than letters, digits, '_', '.' and '-'
     */
    public Parameters(Map<String, String> values) {
        this(values, true);
        for (String name : this.values.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new UsageException("'" + name
                        + "' cannot name a parameter: use letters, digits, '_', '.' and '-', a letter first");
            }
        }
    }

    private Parameters(Map<String, String> values, boolean known) {
        this.values = new TreeMap<>(values);
        this.known = known;
    }

    /** Parameters whose values are not known yet: every name that can be one has some. */
    static Parameters unknown() {
        return new Parameters(Map.of(), false);
    }

    /** The value of a parameter that must be there. */
    String value(String name) {
        if (!known && NAME.matcher(name).matches()) {
            return UNKNOWN;
        }
        String value = values.get(name);
        if (value == null) {
            throw new UsageException("unknown parameter '${" + name + "}': "
                    + (values.isEmpty() ? "none is given" : "given are " + String.join(", ", values.keySet()))
                    + " (write $${ for the characters themselves)");
        }
        return value;
    }

    /** Whether a parameter holds the name of a schema. */
    boolean namesSchema(String name) {
        return NAMES_OF_SCHEMAS.contains(name);
    }

    /**
     * The schema of names without one.
     *
     * @return empty when the database decides
     */
    public Optional<String> schema() {
        return Optional.ofNullable(values.get(SCHEMA));
    }
}
