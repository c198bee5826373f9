package io.jenkins.plugins.dataops.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.request.RequestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a worker is asked to do.
 *
 * @param request what is to be done, for a verb whose request is a record; its options and operands are empty then
 * @param verb the command's words, such as {@code migrate apply}
 * @param options its options
 * @param operands what comes after the options, never read as one, whatever it begins with
 * @param connection the connection that Jenkins provides; empty when {@code dataops.yaml} knows all
 * @param secretVariables variables of the build that {@code dataops.yaml} may name as passwords and secrets
 * @param secretPlaceholders secret values for placeholders in migrations, by name
 * @param project the text of the project file, when it is not to be read where the command runs
 */
public record WorkerOrder(
        Optional<RequestDocument> request,
        List<String> verb,
        List<String> options,
        List<String> operands,
        Optional<WorkerConnection> connection,
        Map<String, String> secretVariables,
        Map<String, String> secretPlaceholders,
        Optional<String> project) {

    private static final String LEASE_TOKEN = "--lease-token=";

    /**
     * A request without secrets of the build.
     *
     * @param verb the command's words
     * @param options its options
     * @param operands what comes after the options
     * @param connection the connection that Jenkins provides
     */
    public WorkerOrder(
            List<String> verb, List<String> options, List<String> operands, Optional<WorkerConnection> connection) {
        this(Optional.empty(), verb, options, operands, connection, Map.of(), Map.of(), Optional.empty());
    }

    /**
     * The same for a verb whose request is a record.
     *
     * @param request what is to be done
     * @param connection the connection that Jenkins provides
     */
    public WorkerOrder(RequestDocument request, Optional<WorkerConnection> connection) {
        this(
                Optional.of(request),
                request.verb().verb(),
                List.of(),
                List.of(),
                connection,
                Map.of(),
                Map.of(),
                Optional.empty());
    }

    /**
     * The same with variables of the build.
     *
     * @param variables those that {@code dataops.yaml} may name as passwords and secrets
     * @return the request
     */
    public WorkerOrder withSecretVariables(Map<String, String> variables) {
        return new WorkerOrder(request, verb, options, operands, connection, variables, secretPlaceholders, project);
    }

    /**
     * The same with values for placeholders in migrations.
     *
     * @param values secret ones, by name
     * @return the request
     */
    public WorkerOrder withSecretPlaceholders(Map<String, String> values) {
        return new WorkerOrder(request, verb, options, operands, connection, secretVariables, values, project);
    }

    /**
     * The same with a project file that was read before.
     *
     * @param text its text; empty when it is read where the command runs
     * @return the request
     */
    public WorkerOrder withProject(Optional<String> text) {
        return new WorkerOrder(request, verb, options, operands, connection, secretVariables, secretPlaceholders, text);
    }

    /** Without any value that may be a secret. */
    @Override
    public String toString() {
        return "WorkerRequest[" + verb + ", " + connection + "]";
    }

    /** The secrets that have to be masked wherever the worker speaks. */
    List<String> secrets() {
        Stream<String> tokens = options.stream()
                .filter(option -> option.startsWith(LEASE_TOKEN))
                .map(option -> option.substring(LEASE_TOKEN.length()));
        return Stream.of(
                        connection.flatMap(WorkerConnection::password).stream(),
                        tokens,
                        request.stream().flatMap(asked -> asked.verb().secrets().stream()),
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
        if (request.isPresent()) {
            file.set("request", Json.mapper().valueToTree(request.get()));
            file.put("result", resultFile);
        } else {
            file.set("arguments", Json.mapper().valueToTree(arguments(resultFile)));
        }
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

    private List<String> arguments(String resultFile) {
        List<String> arguments = new ArrayList<>(verb);
        arguments.add("--result=" + resultFile);
        arguments.addAll(options);
        if (!operands.isEmpty()) {
            arguments.add("--");
            arguments.addAll(operands);
        }
        return arguments;
    }
}
