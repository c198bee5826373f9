package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same PostgreSQL database for other roles, whose password in tests is {@code secret}. */
final class Logins {
    private Logins() {}

    static Database as(Database database, String role) {
        ConnectionSettings settings = database.settings();
        return Database.open(
                new ConnectionSettings(
                        settings.name(), settings.url(), Optional.of(role), Optional.of(new SecretValue("secret")),
                        Optional.empty(), Map.of()),
                new Drivers(List.of()));
    }
}
