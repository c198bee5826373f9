package io.jenkins.plugins.dataops.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** What an engine's JDBC driver is, what it may be told, and what it says when it cannot connect. */
public interface DriverRules {
    /**
     * The class of the JDBC driver.
     *
     * @return its binary name
     */
    String className();

    /**
     * What must be in the drivers folder when the driver is not bundled.
     *
     * @return Maven coordinates without version, for the error message
     */
    String artifact();

    /**
     * The driver's version, where it comes with this tool.
     *
     * @return name and version, such as {@code PostgreSQL driver 42.7.8}; empty when it has to be installed
     */
    default Optional<String> version() {
        return Optional.empty();
    }

    /**
     * The logger under which the driver says what stands in its exceptions, too.
     *
     * @return its name for {@link java.util.logging}; empty when it logs nothing
     */
    default Optional<String> logger() {
        return Optional.empty();
    }

    /**
     * The driver properties that a user may set, in the URL or as properties. JDBC URLs are code: whatever is not
     * known to be harmless (class names, log files, file reading) is refused.
     *
     * @return the allowed names
     */
    Set<String> allowedProperties();

    /**
     * The driver properties whose values are files of this machine.
     *
     * @return some of the allowed ones
     */
    default Set<String> fileProperties() {
        return Set.of();
    }

    /**
     * Says TLS options in the driver's words.
     *
     * @param tls what the user asked for
     * @param properties receives the driver's properties
     */
    void applyTls(Tls tls, Properties properties);

    /**
     * Limits how long the driver waits for a server that takes a connection and then says nothing.
     *
     * @param properties receives the driver's property, unless the user has set it
     */
    default void applyPatience(Properties properties) {
        // An engine within this process answers at once.
    }

    /**
     * Asks the driver to open a file only for reading.
     *
     * @param properties receives the driver's properties
     */
    default void applyReadOnly(Properties properties) {
        // A server's rights say who may write.
    }

    /**
     * Says to the driver before anything is opened what the engine must not take from a file or from the account that it
     * runs under, where it runs in this process.
     *
     * @param properties receives the driver's properties
     */
    default void applySafety(Properties properties) {
        // A server has its own.
    }

    /**
     * Keeps a driver from what it would take by itself from the account that it runs under, such as a file with
     * passwords, to log in to a server that a stranger names.
     *
     * @param settings what the stranger wrote
     * @return settings that say all of a login, be it that there is none
     */
    default ConnectionSettings ofStranger(ConnectionSettings settings) {
        return settings;
    }

    /**
     * Whether a connection failed because another process has this embedded database open.
     *
     * @param failure what the driver said
     * @return true when it can be opened once that process has ended
     */
    default boolean isOpenElsewhere(SQLException failure) {
        return false;
    }

    /**
     * Turns a driver's failure to connect into a sentence that says what to do.
     *
     * @param settings what was opened
     * @param failure what the driver said
     * @param waited how long it tried
     * @return one sentence without any secret; the fallback is the driver's own message
     */
    String explain(ConnectionSettings settings, SQLException failure, Duration waited);
}
