package io.jenkins.plugins.dataops.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the JDBC URLs of an engine look like, and where they lead. */
public interface UrlRules {
    /**
     * The JDBC URL prefix that belongs to this engine.
     *
     * @return for example {@code jdbc:postgresql:}
     */
    String prefix();

    /**
     * What a URL of this engine looks like.
     *
     * @return for example {@code jdbc:postgresql://HOST:PORT/DATABASE}
     */
    String example();

    /**
     * The URL with a file in it, if there is one, found from a folder, so that it means the same from everywhere.
     *
     * @param url a JDBC URL of this engine
     * @param folder where a relative file belongs
     * @return the URL; unchanged for engines that are servers
     */
    default String resolve(String url, Path folder) {
        return url;
    }

    /**
     * The local file that a URL names.
     *
     * @param url a JDBC URL of this engine
     * @return empty for engines that are servers, and for databases in memory
     */
    default Optional<Path> file(String url) {
        return Optional.empty();
    }

    /**
     * What the engine opens by itself for a database, and follows links to: its logs, a folder for what does not fit into
     * memory. They need not exist.
     *
     * @param url a JDBC URL of this engine
     * @return files and folders; none for engines that are servers
     */
    default List<Path> beside(String url) {
        return List.of();
    }

    /**
     * Whether a URL is of a database that this machine's files have nothing to do with, although the engine runs in this
     * process.
     *
     * @param url a JDBC URL of this engine
     * @return true for a database on the network that is opened like a file
     */
    default boolean isElsewhere(String url) {
        return false;
    }

    /**
     * A URL of an empty database that nothing keeps.
     *
     * @return empty for engines that are servers
     */
    default Optional<String> empty() {
        return Optional.empty();
    }

    /**
     * Where a URL leads, in one spelling and without a login or parameters, so that two databases are never taken for
     * one.
     *
     * @param url a JDBC URL of this engine
     * @return for example {@code postgresql://db:5432/flights}, or a file
     */
    default String place(String url) {
        return url.substring("jdbc:".length()).split("[?;]", 2)[0];
    }

    /**
     * Whether a file that a stranger names is one that this engine makes, and no other that it would load code for.
     *
     * @param file a file that is there
     * @return whether it is
     * @throws IOException when it cannot be read
     */
    default boolean isOwn(Path file) throws IOException {
        return true;
    }
}
