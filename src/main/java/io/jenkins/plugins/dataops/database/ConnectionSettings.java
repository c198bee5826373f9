package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is needed to open one database.
 *
 * @param name what people call it, as in {@code dataops.yaml} or Jenkins' configuration
 * @param url JDBC URL without user or password
 * @param user who logs in; empty for embedded databases
 * @param password the password; empty where none is needed
 * @param tls protection of the way to the server; empty leaves it to the driver
 * @param properties further driver properties, held against the dialect's allow-list
 * @param files what SQL may reach of this machine's files, where the engine runs in this process
 */
public record ConnectionSettings(
        String name,
        String url,
        Optional<String> user,
        Optional<SecretValue> password,
        Optional<Tls> tls,
        Map<String, String> properties,
        ReachableFiles files) {

    /** Keeps an own copy of the properties. */
    public ConnectionSettings {
        properties = Map.copyOf(properties);
    }

    /**
     * The files of this machine that the driver reads to connect: certificates, keys, and what its properties name.
     *
     * @return absolute paths, which need not exist
     */
    public Stream<Path> readByDriver() {
        Stream<Path> ofTls = tls.stream()
                .flatMap(chosen -> Stream.of(chosen.rootCertificate(), chosen.clientCertificate(), chosen.clientKey())
                        .flatMap(Optional::stream));
        Stream<Path> ofProperties = properties.entrySet().stream()
                .filter(property ->
                        Dialects.of(url).driver().fileProperties().contains(property.getKey()))
                .map(property -> Path.of(property.getValue()).toAbsolutePath());
        return Stream.concat(ofTls, ofProperties);
    }

    /** The same at another URL. */
    ConnectionSettings at(String other) {
        return new ConnectionSettings(name, other, user, password, tls, properties, files);
    }

    /**
     * Settings of a database whose SQL reaches no file.
     *
     * @param name what people call it
     * @param url JDBC URL without user or password
     * @param user who logs in
     * @param password the password
     * @param tls protection of the way to the server
     * @param properties further driver properties
     */
    public ConnectionSettings(
            String name,
            String url,
            Optional<String> user,
            Optional<SecretValue> password,
            Optional<Tls> tls,
            Map<String, String> properties) {
        this(name, url, user, password, tls, properties, ReachableFiles.NONE);
    }

    /**
     * The same settings with other files.
     *
     * @param reachable what SQL may reach
     * @return the settings
     */
    public ConnectionSettings with(ReachableFiles reachable) {
        return new ConnectionSettings(name, url, user, password, tls, properties, reachable);
    }

    /**
     * The same settings with other driver properties.
     *
     * @param others driver properties
     * @return the settings
     */
    public ConnectionSettings with(Map<String, String> others) {
        return new ConnectionSettings(name, url, user, password, tls, others, files);
    }

    /**
     * Settings of a database that asks for no user, such as an embedded file.
     *
     * @param name what people call it
     * @param url JDBC URL
     * @return the settings
     */
    public static ConnectionSettings of(String name, String url) {
        return new ConnectionSettings(name, url, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
}
