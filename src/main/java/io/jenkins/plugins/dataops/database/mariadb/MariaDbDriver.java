package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Tls;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.mariadb.jdbc.util.VersionFactory;

/** The driver of the MariaDB project, which is bundled. */
final class MariaDbDriver implements DriverRules {
    private static final Set<String> ALLOWED = Set.of(
            "sslMode", "serverSslCert", "keyStore", "trustStore", "keyStoreType", "trustStoreType",
            "enabledSslProtocolSuites", "enabledSslCipherSuites", "connectTimeout", "socketTimeout", "tcpKeepAlive",
            "tcpKeepIdle", "tcpKeepCount", "tcpKeepInterval", "useCompression", "maxAllowedPacket", "connectionCollation",
            "transactionIsolation", "restrictedAuth", "useIpForKillQuery");

    /** Neither sends a file of this machine nor follows a server elsewhere; and cells arrive as what they are. */
    private static final Map<String, String> SAFE = Map.of(
            "allowLocalInfile", "false",
            "permitRedirect", "false",
            "allowMultiQueries", "false",
            "tinyInt1isBit", "false",
            "transformedBitIsBoolean", "false",
            "yearIsDateType", "false");

    @Override
    public String className() {
        return PlainMariaDb.class.getName();
    }

    @Override
    public String artifact() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    public Optional<String> version() {
        return Optional.of("MariaDB driver " + VersionFactory.getInstance().getVersion());
    }

    @Override
    public Optional<String> logger() {
        return Optional.of("org.mariadb.jdbc");
    }

    @Override
    public Set<String> allowedProperties() {
        return ALLOWED;
    }

    @Override
    public Set<String> fileProperties() {
        return Set.of("serverSslCert", "keyStore", "trustStore");
    }

    /** {@inheritDoc} The driver takes a client's certificate from a key store alone. */
    @Override
    public void applyTls(Tls tls, Properties properties) {
        if (tls.clientCertificate().isPresent() || tls.clientKey().isPresent()) {
            throw new UsageException("MariaDB's driver reads no client certificate from a PEM file: put certificate and key"
                    + " into a PKCS #12 file without a password and name it by the property 'keyStore'");
        }
        properties.setProperty("sslMode", switch (tls.mode()) {
            case DISABLE -> "disable";
            case REQUIRE -> "trust";
            case VERIFY_CA, VERIFY_FULL -> tls.mode().word();
        });
        // Else a certificate that nobody vouches for would do where the password proves the server.
        properties.setProperty("deferCertificateValidation", "false");
        tls.rootCertificate().ifPresent(file -> {
            properties.setProperty("serverSslCert", file.toString());
            properties.setProperty("fallbackToSystemTrustStore", "false");
        });
    }

    @Override
    public void applyPatience(Properties properties) {
        properties.putIfAbsent("connectTimeout", "120000");
    }

    @Override
    public void applySafety(Properties properties) {
        SAFE.forEach(properties::setProperty);
    }

    @Override
    public String explain(ConnectionSettings settings, SQLException failure, Duration waited) {
        return new MariaDbConnectFailure(settings, failure, new MariaDbUrls().place(settings.url()), waited).sentence();
    }
}
