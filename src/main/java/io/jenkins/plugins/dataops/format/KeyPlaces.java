package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers where each key stands. Records are built at the end of their block: a typing error in the first of ten
 * keys would be reported behind the last one.
 */
final class KeyPlaces extends JsonParserDelegate {
    private final FileFaults faults;
    private final List<JsonPointer> empty = new ArrayList<>();

    KeyPlaces(JsonParser parser, FileFaults faults) {
        super(parser);
        this.faults = faults;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token != null && !token.isStructEnd()) {
            JsonPointer at = getParsingContext().pathAsPointer();
            faults.place(at, currentTokenLocation());
            if (token == JsonToken.VALUE_NULL && getParsingContext().inObject()) {
                empty.add(at);
            }
        }
        return token;
    }

    /** The keys without a value. */
    List<JsonPointer> empty() {
        return empty;
    }
}
