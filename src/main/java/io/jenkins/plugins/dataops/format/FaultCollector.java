package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Takes down what does not fit while a file is bound to records, and lets the binding go on to find the rest. */
final class FaultCollector extends DeserializationProblemHandler {
    private final FileFaults faults;

    FaultCollector(FileFaults faults) {
        this.faults = faults;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> binder, Object owner, String key)
            throws IOException {
        Class<?> type = owner instanceof Class<?> known ? known : owner.getClass();
        UnsupportedKey expected = type.getAnnotation(UnsupportedKey.class);
        Collection<Object> known = binder == null ? List.of() : binder.getKnownPropertyNames();
        JsonPointer at = faults.nearest(parser.getParsingContext().pathAsPointer(), key);
        JsonPointer owning = at.head();
        add(at, expected != null && expected.key().equals(key)
                ? "'" + key + "' is not read here: " + expected.instead()
                : "unknown key '" + key + "'" + YamlFault.within(owning) + "; known are "
                        + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))
                        + NearestName.question(key, known.stream().map(Object::toString).toList())
                                .map("; "::concat)
                                .orElse(""));
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        return misfit(parser, type.getRawClass(), null);
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator creator, JsonParser parser, String message)
            throws IOException {
        return misfit(parser, type, null);
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) throws IOException {
        return misfit(context.getParser(), type, value);
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String message) throws IOException {
        return misfit(context.getParser(), type, null);
    }

    private Object misfit(JsonParser parser, Class<?> type, String value) throws IOException {
        JsonPointer at = parser.getParsingContext().pathAsPointer();
        add(at, YamlFault.expected(type, value) + YamlFault.within(at));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, Object argument, Throwable thrown) throws IOException {
        Throwable failure = thrown;
        while (failure.getCause() != null
                && !(failure instanceof UsageException || failure instanceof IllegalArgumentException)) {
            failure = failure.getCause();
        }
        boolean refused = failure instanceof UsageException || failure instanceof IllegalArgumentException;
        if (!refused && faults.isEmpty()) {
            throw new IllegalStateException(type.getName() + " cannot be made", failure);
        }
        if (refused) {
            add(owner(context.getParser()), failure.getMessage());
        }
        return null;
    }

    /** A record is made behind its last key: at its end, or where a key follows that it does not know. */
    private static JsonPointer owner(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        return parser.currentToken() == JsonToken.FIELD_NAME
                ? context.getParent().pathAsPointer()
                : context.pathAsPointer();
    }

    private void add(JsonPointer at, String message) {
        faults.add(at, message);
    }
}
