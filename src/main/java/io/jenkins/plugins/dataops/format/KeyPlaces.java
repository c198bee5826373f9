package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers where each key stands. The parser itself names the place up to which it has read, and records are built
 * at the end of their block: a typing error in the first of ten keys would be reported behind the last one.
 */
final class KeyPlaces extends JsonParserDelegate {
    private final Map<JsonPointer, JsonLocation> places = new HashMap<>();

    KeyPlaces(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token != null && !token.isStructEnd()) {
            places.putIfAbsent(getParsingContext().pathAsPointer(), currentTokenLocation());
        }
        return token;
    }

    /** Where the deepest key of a path stands that the file has; empty when it has none of them. */
    Optional<JsonLocation> find(List<Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        JsonLocation found = null;
        for (Reference step : path) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
            found = places.getOrDefault(pointer, found);
        }
        return Optional.ofNullable(found);
    }
}
