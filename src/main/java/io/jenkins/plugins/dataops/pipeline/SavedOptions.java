package io.jenkins.plugins.dataops.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.RequestBinding;
import io.jenkins.plugins.dataops.request.VerbRequest;
import io.jenkins.plugins.dataops.request.WarehouseRequest;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What earlier versions saved of a request: options as they stand on a command line, {@code --name=value}. */
final class SavedOptions {
    private SavedOptions() {}

    /**
     * The request that was meant.
     *
     * @param type the record of the verb
     * @param options what was saved
     */
    static <R extends Record & VerbRequest> SavedRequest request(Class<R> type, List<String> options) {
        return new SavedRequest(
                read(type, options), read(WarehouseRequest.class, options).statementTimeout());
    }

    /** What such options say of a record; those of other records are passed over. */
    static <R extends Record> R read(Class<R> type, List<String> options) {
        Map<String, JsonNode> said = new HashMap<>();
        for (DeclaredOption option : DeclaredOption.of(type)) {
            String lead = option.name() + "=";
            if (option.isFlag()) {
                said.put(option.parameter(), BooleanNode.valueOf(options.contains(option.name())));
            } else {
                options.stream()
                        .filter(saved -> saved.startsWith(lead))
                        .map(saved -> TextNode.valueOf(saved.substring(lead.length())))
                        .forEach(value -> add(said, option, value));
            }
        }
        return RequestBinding.of(type, component -> value(component, said.get(component.getName())));
    }

    private static void add(Map<String, JsonNode> said, DeclaredOption option, TextNode value) {
        if (option.entries().isEmpty()) {
            said.put(option.parameter(), value);
        } else {
            JsonNode list = said.computeIfAbsent(option.parameter(), name -> JsonNodeFactory.instance.arrayNode());
            ((ArrayNode) list).add(value);
        }
    }

    private static Object value(RecordComponent component, JsonNode said) {
        ObjectMapper mapper = Json.mapper();
        return said == null ? null : mapper.convertValue(said, mapper.constructType(component.getGenericType()));
    }
}
