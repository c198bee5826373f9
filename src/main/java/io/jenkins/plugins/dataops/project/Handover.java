package io.jenkins.plugins.dataops.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program that starts the command hands over in a private file, because neither arguments nor environment nor
 * standard input are a place for secrets: connections with their passwords, and perhaps a project file's content.
 *
 * @param connections connections by name, which win over those of {@code dataops.yaml}
 * @param environment the environment variables that {@code dataops.yaml} may name as passwords and secrets; those of the
 *     process are the sender's machine's and none of them
 * @param placeholders secret values for placeholders in migrations, by name
 * @param project replaces the text of {@code dataops.yaml}, which is not even read then
 * @param arguments the command line itself, instead of the process's own; empty when that holds
 * @param request what is to be done, instead of a command line
 * @param result path of the file for the result document of such a request
 * @param stop path of a file that appears when the sender wants the work to stop; not everybody can send a signal
 */
public record Handover(
        Map<String, GivenConnection> connections,
        Map<String, String> environment,
        Map<String, String> placeholders,
        Optional<String> project,
        List<String> arguments,
        Optional<JsonNode> request,
        Optional<String> result,
        Optional<String> stop) {
    /** Nothing at all. */
    public static final Handover NONE = new Handover(null, null, null, null, null, null, null, null);

    /** Fills what the file leaves out. */
    public Handover {
        connections = AbsentValues.map(connections, "connections");
        environment = AbsentValues.map(environment, "environment");
        placeholders = AbsentValues.map(placeholders, "placeholders");
        project = AbsentValues.optional(project);
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        // What is left out arrives as a node that stands for nothing.
        request = AbsentValues.optional(request).filter(JsonNode::isObject);
        result = AbsentValues.optional(result);
        stop = AbsentValues.optional(stop);
    }

    /**
     * A connection with its password, whole as it is: what it leaves empty stays empty, because the file is written by
     * people who may not decide where a login goes or how the way there is protected.
     *
     * @param url JDBC URL, to which alone the login goes
     * @param user who logs in
     * @param password the password itself
     * @param tls protection of the way to the server
     * @param properties further driver properties
     * @param files what the texts of the working directory may reach besides it
     */
    public record GivenConnection(
            String url,
            Optional<String> user,
            Optional<String> password,
            Optional<TlsSection> tls,
            Map<String, String> properties,
            List<String> files) {
        /** Fills what the file leaves out. */
        public GivenConnection {
            user = AbsentValues.optional(user);
            password = AbsentValues.optional(password);
            tls = AbsentValues.optional(tls);
            properties = AbsentValues.map(properties, "properties");
            files = AbsentValues.list(files, "files");
        }

        private ConnectionSection section(String name) {
            if (url == null || url.isBlank()) {
                throw new UsageException("the request's connection '" + name + "' has no 'url': a login goes only to a"
                        + " database that its sender names");
            }
            return new ConnectionSection(url, user, Optional.empty(), tls, properties, files);
        }

        /** Shows no password, whoever prints it. */
        @Override
        public String toString() {
            return "GivenConnection[" + url + "]";
        }
    }

    /**
     * Reads the file and deletes it at once, whatever it holds, so that secrets stay on the disk no longer than needed.
     *
     * @param file the request file, JSON
     * @return what it says
     * @throws UsageException when it is missing, malformed, or cannot be deleted
     */
    public static Handover take(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UsageException("the request file " + file + " cannot be read: it is read once and deleted",
                    unreadable);
        } finally {
            delete(file);
        }
        try {
            Handover handover = Json.mapper().readValue(bytes, Handover.class);
            return handover == null ? NONE : handover;
        } catch (JsonProcessingException malformed) {
            // The parser's message may quote the file, and with it a secret.
            throw new UsageException("the request file is not the JSON that is expected");
        } catch (IOException impossible) {
            throw new UsageException("the request file cannot be read", impossible);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UsageException("the request file " + file + " cannot be deleted: delete it, it holds secrets",
                    failure);
        }
    }

    /** Shows no password and no variable, whoever prints it. */
    @Override
    public String toString() {
        return "Handover[" + connections.keySet() + ", " + arguments + "]";
    }

    /**
     * The files that the sender lets the project's texts reach besides the working directory.
     *
     * @return folders and files as they were written
     */
    public List<String> files() {
        return connections.values().stream().flatMap(given -> given.files().stream()).distinct().toList();
    }

    /**
     * Whether the sender itself says where a connection leads.
     *
     * @param connection its name
     * @return false for those of the project's text
     */
    public boolean names(String connection) {
        return connections.containsKey(connection);
    }

    /** The connections as sections of a project file; the passwords are asked of {@link #password}. */
    Map<String, ConnectionSection> sections() {
        Map<String, ConnectionSection> sections = new LinkedHashMap<>();
        connections.forEach((name, given) -> sections.put(name, given.section(name)));
        return sections;
    }

    /** The password that came with a connection, for the URL that it came with and no other. */
    Optional<String> password(String connection, String url) {
        return Optional.ofNullable(connections.get(connection))
                .filter(given -> url.equals(given.url()))
                .flatMap(GivenConnection::password);
    }
}
