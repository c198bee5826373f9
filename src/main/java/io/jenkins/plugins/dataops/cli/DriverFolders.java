package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.Drivers;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where a call looks for JDBC drivers beside those of the project file. */
final class DriverFolders {
    private static final String VARIABLE = "DATAOPS_DRIVERS";

    private DriverFolders() {}

    /** Those that options name, which have to be there, and then those of the environment. */
    static List<Path> of(CommandContext surroundings, List<Path> named) {
        List<Path> folders = new ArrayList<>();
        named.forEach(folder -> folders.add(Drivers.demand(surroundings.folder().resolve(folder))));
        Stream.of(surroundings.environment().getOrDefault(VARIABLE, "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .forEach(folder -> folders.add(surroundings.folder().resolve(folder)));
        return folders;
    }
}
