package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadContext;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * One YAML document as tokens. Jackson's own parser reads words by YAML 1.1, takes an alias for the text of its name,
 * passes over what follows the first document, and knows of a token only how far it has read.
 */
final class YamlTokens extends YamlScalarParser {
    private static final int LONGEST_KEY = 1_024;

    /** The time to read a number grows with the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;

    private final YamlEvents events;
    private final Reader source;
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private JsonReadContext context = JsonReadContext.createRootContext(null);
    private boolean closed;

    /** Tokens of a text of so many characters at most; faults are collected. */
    YamlTokens(Reader text, int characters, FileFaults faults) {
        this.source = text;
        this.events = new YamlEvents(text, characters, faults, () -> context.pathAsPointer());
    }

    @Override
    public JsonToken nextToken() throws IOException {
        Event event = events.next();
        while (event != null && expectsKey() && repeated(event)) {
            events.skip();
            event = events.next();
        }
        _currToken = event == null ? null : token(event);
        return _currToken;
    }

    private boolean expectsKey() {
        return context.inObject() && _currToken != JsonToken.FIELD_NAME;
    }

    /** Whether a key was there before or cannot be one; then its value is passed over. */
    private boolean repeated(Event event) throws IOException {
        if (event.is(Event.ID.MappingEnd)) {
            return false;
        }
        if (!(event instanceof ScalarEvent key)) {
            throw events.stop(event.getStartMark(), "a key must be plain text");
        }
        if (key.getValue().length() > LONGEST_KEY) {
            events.fault(key, "a key has more than 1,024 characters: shorten it");
            return true;
        }
        context.setCurrentName(key.getValue());
        if (key.isPlain() && key.getValue().equals("<<")) {
            events.fault(key, "merge keys (<<) are not read: write the keys in each place");
            return true;
        }
        if (!keys.element().add(key.getValue())) {
            events.fault(key, "the key '" + key.getValue() + "' stands here a second time: take one of them away");
            return true;
        }
        return false;
    }

    private JsonToken token(Event event) throws IOException {
        begin(YamlEvents.location(event.getStartMark()));
        if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
            boolean object = context.inObject();
            if (object) {
                keys.pop();
            }
            context = context.getParent();
            return object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        }
        if (expectsKey()) {
            events.look((NodeEvent) event);
            hold(((ScalarEvent) event).getValue());
            return JsonToken.FIELD_NAME;
        }
        context.expectComma();
        events.look((NodeEvent) event);
        return begun(event);
    }

    private JsonToken begun(Event event) {
        if (event.is(Event.ID.MappingStart)) {
            keys.push(new HashSet<>());
            context = context.createChildObjectContext(currentLocation().getLineNr(), currentLocation().getColumnNr());
            return JsonToken.START_OBJECT;
        }
        if (event.is(Event.ID.SequenceStart)) {
            context = context.createChildArrayContext(currentLocation().getLineNr(), currentLocation().getColumnNr());
            return JsonToken.START_ARRAY;
        }
        if (event instanceof AliasEvent) {
            hold("");
            return JsonToken.VALUE_NULL;
        }
        ScalarEvent scalar = (ScalarEvent) event;
        hold(scalar.getValue());
        JsonToken token =
                scalar.isPlain() && scalar.getTag() == null ? YamlScalar.token(scalar.getValue()) : JsonToken.VALUE_STRING;
        if (token.isNumeric() && scalar.getValue().length() > LONGEST_NUMBER) {
            events.fault(event, "a number has more than 1,000 characters: write it in quotes if text is meant");
            return JsonToken.VALUE_NULL;
        }
        return token;
    }

    @Override
    public JsonReadContext getParsingContext() {
        return context;
    }

    @Override
    public String currentName() {
        boolean opening = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        JsonReadContext named = opening ? context.getParent() : context;
        return named == null ? null : named.getCurrentName();
    }

    @Override
    public String getCurrentName() {
        return currentName();
    }

    @Override
    protected void _handleEOF() {
        // The events say themselves where a text ends too early.
    }

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
