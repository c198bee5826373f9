package io.jenkins.plugins.dataops.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.request.RequestDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a worker is asked to do.
 *
 * @param request what is to be done
 * @param connection the connection that Jenkins provides; empty when {@code dataops.yaml} knows all
 * @param secretVariables variables of the build that {@code dataops.yaml} may name as passwords and secrets
 * @param secretPlaceholders secret values for placeholders in migrations, by name
 * @param project the text of the project file, when it is not to be read where the command runs
 */
public record WorkerOrder(
        RequestDocument request,
        Optional<WorkerConnection> connection,
        Map<String, String> secretVariables,
        Map<String, String> secretPlaceholders,
        Optional<String> project) {

    /**
     * A request without secrets of the build.
     *
     * @param request what is to be done
     * @param connection the connection that Jenkins provides
     */
    public WorkerOrder(RequestDocument request, Optional<WorkerConnection> connection) {
        this(request, connection, Map.of(), Map.of(), Optional.empty());
    }

    /**
     * The same with variables of the build.
     *
     * @param variables those that {@code dataops.yaml} may name as passwords and secrets
     * @return the request
     */
    public WorkerOrder withSecretVariables(Map<String, String> variables) {
        return new WorkerOrder(request, connection, variables, secretPlaceholders, project);
    }

    /**
     * The same with values for placeholders in migrations.
     *
     * @param values secret ones, by name
     * @return the request
     */
    public WorkerOrder withSecretPlaceholders(Map<String, String> values) {
        return new WorkerOrder(request, connection, secretVariables, values, project);
    }

    /**
     * The same with a project file that was read before.
     *
     * @param text its text; empty when it is read where the command runs
     * @return the request
     */
    public WorkerOrder withProject(Optional<String> text) {
        return new WorkerOrder(request, connection, secretVariables, secretPlaceholders, text);
    }

    /** Without any value that may be a secret. */
    @Override
    public String toString() {
        return "WorkerOrder[" + verb() + ", " + connection + "]";
    }

    /** The words of the command that does it, such as {@code migrate apply}. */
    List<String> verb() {
        return request.verb().verb();
    }

    /** The secrets that have to be masked wherever the worker speaks. */
    List<String> secrets() {
        return Stream.of(
                        connection.flatMap(WorkerConnection::password).stream(),
                        request.verb().secrets().stream(),
                        secretVariables.values().stream(),
                        secretPlaceholders.values().stream())
                .flatMap(secrets -> secrets)
                .toList();
    }

    /**
     * The private file's content. What is to be done goes the same way as the secrets: Jenkins replaces what looks like
     * a variable on a command line, and a secret that a user put there would be seen.
     *
     * @param resultFile where the worker writes its result document
     * @param stopFile what appears there when the worker is to stop
     */
    String privateFile(String resultFile, String stopFile) {
        ObjectNode file = Json.mapper().createObjectNode();
        file.set("request", Json.mapper().valueToTree(request));
        file.put("result", resultFile);
        file.put("stop", stopFile);
        project.ifPresent(text -> file.put("project", text));
        ObjectNode connections = file.putObject("connections");
        connection.ifPresent(given -> {
            ObjectNode one = connections.putObject(given.name());
            one.put("url", given.url());
            given.user().ifPresent(user -> one.put("user", user));
            given.password().ifPresent(password -> one.put("password", password));
            one.set("files", Json.mapper().valueToTree(given.files()));
            given.tlsMode().ifPresent(mode -> one.putObject("tls").put("mode", mode));
        });
        if (!secretVariables.isEmpty()) {
            file.set("environment", Json.mapper().valueToTree(secretVariables));
        }
        if (!secretPlaceholders.isEmpty()) {
            file.set("placeholders", Json.mapper().valueToTree(secretPlaceholders));
        }
        try {
            return Json.mapper().writeValueAsString(file);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
