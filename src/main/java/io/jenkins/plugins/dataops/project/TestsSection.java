package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code tests} section.
 *
 * @param connection name of the database to test; may be left out where there is only one
 * @param specs patterns of the spec files, relative to the project's folder
 * @param parameters values for <code>${name}</code> in the specs
 */
public record TestsSection(Optional<String> connection, List<String> specs, Map<String, String> parameters) {

    /** What holds where the file has no such section. */
    static final TestsSection DEFAULT = new TestsSection(null, null, null);

    /** Fills what the file leaves out. */
    public TestsSection {
        connection = AbsentValues.optional(connection);
        specs = specs == null ? List.of("specs/*.yaml") : AbsentValues.list(specs, "specs");
        parameters = AbsentValues.map(parameters, "parameters");
    }
}
