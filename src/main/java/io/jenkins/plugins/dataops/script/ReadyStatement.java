package io.jenkins.plugins.dataops.script;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A statement that can be run as it is.
 *
 * @param line the line of its first word
 * @param sql the text, parameters put in
 * @param load what {@code \copy} asks for; empty for SQL
 */
record ReadyStatement(int line, String sql, Optional<Load> load) {
    /**
     * A file to load.
     *
     * @param table where to, as SQL
     * @param file the file
     * @param options the engine's options, as SQL
     */
    record Load(String table, Path file, String options) {}
}
