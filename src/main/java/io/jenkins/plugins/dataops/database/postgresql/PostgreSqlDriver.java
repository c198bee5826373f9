package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.database.Tls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.postgresql.util.DriverInfo;

/** The driver of the PostgreSQL project. */
final class PostgreSqlDriver implements DriverRules {
    private static final Set<String> ALLOWED = Set.of(
            "sslmode", "sslrootcert", "sslcert", "sslkey", "channelBinding", "gssEncMode", "currentSchema",
            "connectTimeout", "loginTimeout", "socketTimeout", "tcpKeepAlive", "ApplicationName", "targetServerType",
            "hostRecheckSeconds", "loadBalanceHosts", "prepareThreshold", "preparedStatementCacheQueries",
            "defaultRowFetchSize", "stringtype", "options", "readOnly");

    @Override
    public String className() {
        return "org.postgresql.Driver";
    }

    @Override
    public String artifact() {
        return "org.postgresql:postgresql";
    }

    @Override
    public Optional<String> version() {
        return Optional.of("PostgreSQL driver " + DriverInfo.DRIVER_VERSION);
    }

    @Override
    public Optional<String> logger() {
        return Optional.of("org.postgresql");
    }

    @Override
    public Set<String> allowedProperties() {
        return ALLOWED;
    }

    @Override
    public Set<String> fileProperties() {
        return Set.of("sslrootcert", "sslcert", "sslkey");
    }

    @Override
    public void applyTls(Tls tls, Properties properties) {
        properties.setProperty("sslmode", tls.mode().word());
        tls.rootCertificate().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        tls.clientCertificate().ifPresent(file -> properties.setProperty("sslcert", file.toString()));
        tls.clientKey().ifPresent(file -> properties.setProperty("sslkey", file.toString()));
    }

    /** {@inheritDoc} A warehouse that sleeps needs a while to wake up. */
    @Override
    public void applyPatience(Properties properties) {
        properties.putIfAbsent("loginTimeout", "120");
    }

    /** {@inheritDoc} Said to be empty, neither ~/.pgpass nor the certificate in ~/.postgresql is looked for. */
    @Override
    public ConnectionSettings ofStranger(ConnectionSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.properties());
        if (settings.tls().flatMap(Tls::clientCertificate).isEmpty()) {
            properties.putIfAbsent("sslcert", "");
        }
        if (settings.tls().flatMap(Tls::clientKey).isEmpty()) {
            properties.putIfAbsent("sslkey", "");
        }
        return new ConnectionSettings(
                settings.name(),
                settings.url(),
                settings.user(),
                settings.password().or(() -> Optional.of(new SecretValue(""))),
                settings.tls(),
                properties,
                settings.files());
    }

    @Override
    public String explain(ConnectionSettings settings, SQLException failure, Duration waited) {
        return new PostgreSqlConnectFailure(settings, failure, new PostgreSqlUrls().place(settings.url()), waited).sentence();
    }
}
