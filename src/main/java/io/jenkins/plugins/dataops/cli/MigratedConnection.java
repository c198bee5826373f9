package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.MigrationsSection;
import io.jenkins.plugins.dataops.project.Project;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** Whether the migrations of a project, if it has any, go to a connection. */
final class MigratedConnection {
    private final Project project;

    MigratedConnection(Project project) {
        this.project = project;
    }

    /** Asks as {@code migrate apply} would find it, called like the verb that asks. */
    boolean is(String connection, CommonOptions.Target target) {
        MigrationsSection section = project.file().migrations();
        Map<String, ?> known = project.file().connections();
        Optional<String> migrated = target.connection.isPresent()
                ? Optional.of(connection)
                : section.connection().or(() -> known.size() == 1 ? Optional.of(connection) : Optional.empty());
        return migrated.equals(Optional.of(connection))
                && section.locations().stream()
                        .anyMatch(location -> Files.isDirectory(project.folder().resolve(location)));
    }
}
