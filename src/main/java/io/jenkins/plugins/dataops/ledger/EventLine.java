package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.UsageException;

/** One event as one line of JSON. */
final class EventLine {
    private static final ObjectReader READER =
            Json.mapper().readerFor(Event.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectWriter WRITER = Json.mapper().writerFor(Event.class);

    private EventLine() {}

    static String write(Event event) {
        try {
            return WRITER.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("event " + event.id() + " can not be written as JSON", impossible);
        }
    }

    /**
     * Reads an event and holds it against {@link EventRules}.
     *
     * @param line one JSON object
     * @return the event
     * @throws UsageException when it is no JSON, of an unknown type or breaks a rule; says nothing of where it stood
     */
    static Event read(String line) {
        try {
            Event event = READER.readValue(line);
            if (event == null) {
                throw new UsageException("null is no event");
            }
            EventRules.check(event);
            return event;
        } catch (InvalidTypeIdException unknown) {
            throw new UsageException(typeProblem(unknown), unknown);
        } catch (JsonMappingException mismatch) {
            throw new UsageException(mismatch(mismatch), mismatch);
        } catch (JsonProcessingException malformed) {
            throw new UsageException("malformed JSON: " + firstLine(malformed), malformed);
        }
    }

    private static String typeProblem(InvalidTypeIdException failure) {
        String known = "known are change, deployment, failure, incident, recovery";
        return failure.getTypeId() == null
                ? "the event has no 'type'; " + known
                : "unknown event type '" + shortened(failure.getTypeId()) + "'; " + known;
    }

    private static String mismatch(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().forEach(step -> path.append(path.isEmpty() || step.getFieldName() == null ? "" : ".")
                .append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName()));
        String problem = failure.getCause() instanceof NullPointerException
                ? "null stands where a value is needed"
                : firstLine(failure);
        return (path.isEmpty() ? "" : "'" + shortened(path.toString()) + "': ") + problem;
    }

    private static String firstLine(JsonProcessingException failure) {
        String message = failure.getOriginalMessage();
        return message == null ? "not readable" : shortened(message.lines().findFirst().orElse("not readable"));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
