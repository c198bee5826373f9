package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Dialects;
import java.util.HashMap;
import java.util.Map;

/** Settings of a connection with a name by which a server's operator finds this run, where the engine takes one. */
final class SignedSettings {
    private static final String APPLICATION = "ApplicationName";

    private SignedSettings() {}

    /** The same settings with the name of the build, or else of the user, unless they have a name of their own. */
    static ConnectionSettings of(ConnectionSettings settings, Map<String, String> environment) {
        boolean taken = settings.properties().containsKey(APPLICATION) || settings.url().contains(APPLICATION);
        if (taken || !Dialects.of(settings.url()).driver().allowedProperties().contains(APPLICATION)) {
            return settings;
        }
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.put(
                APPLICATION, "dataops " + environment.getOrDefault("BUILD_TAG", System.getProperty("user.name")));
        return settings.with(properties);
    }
}
