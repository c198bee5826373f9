package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Properties;
import java.util.stream.Stream;

/** What a driver is told beside the URL. */
final class DriverProperties {
    private DriverProperties() {}

    /** Those of a connection, its login included. */
    static Properties of(ConnectionSettings settings, Dialect dialect, boolean reading) {
        Properties properties = new Properties();
        settings.properties().forEach(properties::setProperty);
        dialect.driver().applyPatience(properties);
        if (reading) {
            dialect.driver().applyReadOnly(properties);
        }
        dialect.driver().applySafety(properties);
        // Last, so that no property can take back what is demanded of the server.
        settings.tls().ifPresent(tls -> dialect.driver().applyTls(tls, properties));
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        return properties;
    }

    /** Refuses what the driver has no use for, and what is said twice. */
    static void check(ConnectionSettings settings, Dialect dialect) {
        settings.properties().keySet().forEach(key -> JdbcUrl.checkProperty(settings.name(), key, dialect));
        settings.tls().ifPresent(tls -> refuseSecondVoice(settings, tls, dialect));
    }

    /** A driver listens to its URL first: what the TLS settings decide must not be said there again, or otherwise. */
    private static void refuseSecondVoice(ConnectionSettings settings, Tls tls, Dialect dialect) {
        Properties decided = new Properties();
        dialect.driver().applyTls(tls, decided);
        Stream.concat(JdbcUrl.parameters(settings.url()).stream(), settings.properties().keySet().stream())
                .filter(decided::containsKey)
                .findFirst()
                .ifPresent(key -> {
                    throw new UsageException("connection '" + settings.name() + "': '" + key + "' is decided by its TLS"
                            + " settings (" + tls.mode().word() + ") and stands in the URL or the properties as well:"
                            + " take it away there");
                });
    }
}
