package io.jenkins.plugins.dataops.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.format.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a worker is asked to do.
 *
 * @param arguments the command line after {@code dataops}, without any secret
 * @param connection the connection that Jenkins provides; empty when {@code dataops.yaml} knows all
 */
public record WorkerRequest(List<String> arguments, Optional<WorkerConnection> connection) {

    /** The secrets that have to be masked wherever the worker speaks. */
    List<String> secrets() {
        return connection.flatMap(WorkerConnection::password).stream().toList();
    }

    /** The private file's content: what must not be seen on a command line. */
    String privateFile() {
        ObjectNode request = Json.mapper().createObjectNode();
        ObjectNode connections = request.putObject("connections");
        connection.ifPresent(given -> {
            ObjectNode one = connections.putObject(given.name());
            given.url().ifPresent(url -> one.put("url", url));
            given.user().ifPresent(user -> one.put("user", user));
            given.password().ifPresent(password -> one.put("password", password));
            given.tlsMode().ifPresent(mode -> one.putObject("tls").put("mode", mode));
        });
        try {
            return Json.mapper().writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
