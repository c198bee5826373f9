package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import java.util.stream.Stream;

/** One event as one line of JSON. */
final class EventLine {
    private static final List<String> TYPES = List.of("change", "deployment", "failure", "incident", "recovery");

    /** What is kept was taken once: an event that another version wrote with more fields is read all the same. */
    private static final ObjectReader KEPT =
            Json.mapper().readerFor(Event.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** What comes from outside must mean what it says: a misspelt outcome is no good deployment. */
    private static final ObjectReader GIVEN = ((JsonMapper) Json.mapper())
            .rebuild()
            .withCoercionConfig(
                    LogicalType.Enum,
                    words -> words.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .addModule(new GivenValues())
            .build()
            .readerFor(Event.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final ObjectWriter WRITER = Json.mapper().writerFor(Event.class);

    private EventLine() {}

    static String write(Event event) {
        try {
            return WRITER.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("event " + event.id() + " cannot be written as JSON", impossible);
        }
    }

    /**
     * Reads an event that a ledger keeps, and holds it against {@link EventRules}.
     *
     * @param line one JSON object
     * @return the event
     * @throws UsageException when it is no JSON, of an unknown type or breaks a rule; says nothing of where it stood
     */
    static Event read(String line) {
        return read(KEPT, line);
    }

    /**
     * Reads an event that somebody gives, as {@link #read(String)} does, and refuses what would have no effect.
     *
     * @param line one JSON object
     * @return the event
     * @throws UsageException when a field is unknown or there twice, or a word is none that the field takes
     */
    static Event readGiven(String line) {
        return read(GIVEN, line);
    }

    private static Event read(ObjectReader reader, String line) {
        try {
            Event event = reader.readValue(line);
            if (event == null) {
                throw new UsageException("null is no event");
            }
            EventRules.check(event);
            return event;
        } catch (InvalidTypeIdException unknown) {
            throw new UsageException(typeProblem(unknown), unknown);
        } catch (UnrecognizedPropertyException unknown) {
            throw new UsageException(unknownField(unknown), unknown);
        } catch (InvalidFormatException wrong) {
            throw new UsageException(wrongWord(wrong), wrong);
        } catch (JsonMappingException mismatch) {
            throw new UsageException(mismatch(mismatch), mismatch);
        } catch (JsonProcessingException malformed) {
            throw new UsageException("malformed JSON: " + firstLine(malformed), malformed);
        }
    }

    private static String typeProblem(InvalidTypeIdException failure) {
        String known = "; known are " + String.join(", ", TYPES);
        return failure.getTypeId() == null
                ? "the event has no 'type'" + known
                : "unknown event type '" + shortened(failure.getTypeId()) + "'"
                        + meant(failure.getTypeId(), TYPES, known);
    }

    private static String unknownField(UnrecognizedPropertyException failure) {
        List<String> known = failure.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .toList();
        return "unknown field '" + shortened(path(failure)) + "'"
                + meant(failure.getPropertyName(), known, "; known are " + String.join(", ", known));
    }

    private static String wrongWord(InvalidFormatException failure) {
        if (!failure.getTargetType().isEnum()) {
            return mismatch(failure);
        }
        List<String> known = Stream.of(failure.getTargetType().getEnumConstants())
                .map(constant -> Json.mapper().convertValue(constant, String.class))
                .toList();
        String written = String.valueOf(failure.getValue());
        return "'" + shortened(path(failure)) + "' is '" + shortened(written) + "'; known are "
                + String.join(", ", known) + meant(written, known, "");
    }

    private static String meant(String written, List<String> known, String otherwise) {
        return NearestName.question(shortened(written), known).map("; "::concat).orElse(otherwise);
    }

    private static String mismatch(JsonMappingException failure) {
        String path = path(failure);
        String problem = failure.getCause() instanceof NullPointerException
                ? "null stands where a value is needed"
                : firstLine(failure);
        return (path.isEmpty() ? "" : "'" + shortened(path) + "': ") + problem;
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().forEach(step -> path.append(path.isEmpty() || step.getFieldName() == null ? "" : ".")
                .append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName()));
        return path.toString();
    }

    private static String firstLine(JsonProcessingException failure) {
        String message = failure.getOriginalMessage();
        return message == null ? "not readable" : shortened(message.lines().findFirst().orElse("not readable"));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
