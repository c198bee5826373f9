package io.jenkins.plugins.dataops.project;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** Whether the migrations of a project, if it has any, go to a connection. */
public final class MigratedConnection {
    private final Project project;

    /**
     * The connection of a project.
     *
     * @param project says what is migrated
     */
    public MigratedConnection(Project project) {
        this.project = project;
    }

    /**
     * Asks as {@code migrate apply} would find it, called like the verb that asks.
     *
     * @param connection a connection's name
     * @param chosen the connection that whoever calls the verb asked for, if any
     * @return true where the project has migrations, and they go there
     */
    public boolean is(String connection, Optional<String> chosen) {
        MigrationsSection section = project.file().migrations();
        Map<String, ?> known = project.file().connections();
        Optional<String> migrated = chosen.isPresent()
                ? Optional.of(connection)
                : section.connection().or(() -> known.size() == 1 ? Optional.of(connection) : Optional.empty());
        return migrated.equals(Optional.of(connection))
                && section.locations().stream()
                        .anyMatch(location -> Files.isDirectory(project.folder().resolve(location)));
    }
}
