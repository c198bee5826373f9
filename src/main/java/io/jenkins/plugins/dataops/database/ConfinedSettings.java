package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The settings of a connection where the files of this machine are not the project's: the database's own file, the
 * files that the driver's properties name, and what a driver takes by itself from the account that it runs under.
 */
public final class ConfinedSettings {
    private final ConnectionSettings settings;
    private final Dialect dialect;

    /**
     * Settings that are to be held against the files that they may reach.
     *
     * @param settings the settings, with these files
     */
    public ConfinedSettings(ConnectionSettings settings) {
        this.settings = settings;
        this.dialect = Dialects.of(settings.url());
    }

    /**
     * The settings of a connection whose address comes from whoever runs this process.
     *
     * @return the settings
     * @throws UsageException when a link in a place leads the database's file elsewhere
     */
    public ConnectionSettings ofTheSender() {
        Stream.concat(dialect.urls().file(settings.url()).stream(), dialect.urls().beside(settings.url()).stream())
                .forEach(file -> located(() -> settings.files().named(file)));
        return settings;
    }

    /**
     * The settings of a connection that the project's text describes.
     *
     * @return the settings, by which the driver takes nothing from the account that it runs under
     * @throws UsageException when they name a file that may not be reached, or a database on the network that is opened
     *     like a file
     */
    public ConnectionSettings ofTheProject() {
        if (dialect.urls().isElsewhere(settings.url())) {
            throw fault("its URL leads to another machine by way of " + dialect.name() + "'s own files, which only a"
                    + " connection of Jenkins' configuration or a URL in the step may do");
        }
        JdbcUrl.parameters(settings.url()).stream()
                .filter(dialect.driver().fileProperties()::contains)
                .findFirst()
                .ifPresent(key -> {
                    throw fault("'" + key + "' names a file and cannot stand in the URL here: write it under"
                            + " 'properties'");
                });
        Stream.concat(dialect.urls().file(settings.url()).stream(), settings.readByDriver())
                .forEach(file -> located(() -> demandWhole(settings.files().find(file))));
        dialect.urls().beside(settings.url()).stream()
                .filter(settings.files()::concerns)
                .forEach(file -> located(() -> demandWhole(settings.files().find(file))));
        dialect.urls().file(settings.url()).ifPresent(this::demandOwn);
        return dialect.driver().ofStranger(settings);
    }

    /** What the engine is given as a folder, SQL reaches with all that is below. */
    private void demandWhole(Path real) {
        if (Files.isDirectory(real) && !settings.files().isWhole(real)) {
            throw new UsageException("the folder " + real + " has something of Git's in it: name another folder");
        }
    }

    private void demandOwn(Path file) {
        try {
            if (Files.exists(file) && !(Files.isRegularFile(file) && dialect.urls().isOwn(file))) {
                throw fault("the file " + file + " is no " + dialect.name() + " database: name another file");
            }
        } catch (IOException unreadable) {
            throw fault("the file " + file + " cannot be read: check its permissions ("
                    + FileReason.of(file, unreadable) + ")");
        }
    }

    private void located(Runnable look) {
        try {
            look.run();
        } catch (UsageException elsewhere) {
            throw fault(elsewhere.getMessage());
        }
    }

    private UsageException fault(String reason) {
        return new UsageException("connection '" + settings.name() + "': " + reason);
    }
}
