package io.jenkins.plugins.dataops.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A request as a program hands it to the command.
 *
 * @param version of this form
 * @param warehouse where it is to be done
 * @param verb what is asked for
 */
public record RequestDocument(int version, WarehouseRequest warehouse, VerbRequest verb) {
    private static final int NEWEST = 1;

    /** What is misspelt is refused: the one who meant something by it would get something else. */
    private static final ObjectReader STRICT = Json.mapper()
            .readerFor(RequestDocument.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Demands all of it. */
    public RequestDocument {
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(verb, "verb");
    }

    /**
     * A request in today's form.
     *
     * @param warehouse where it is to be done
     * @param verb what is asked for
     */
    public RequestDocument(WarehouseRequest warehouse, VerbRequest verb) {
        this(NEWEST, warehouse, verb);
    }

    /**
     * Reads a request, of which not the least may be unknown.
     *
     * @param written as it was written
     * @return the request, which can be done
     * @throws UsageException when it is of a later form, is not what a request is, or asks for what cannot be; no value
     *     is repeated, because one may be a secret
     */
    public static RequestDocument read(JsonNode written) {
        RequestDocument document = bound(written);
        document.warehouse().fault().or(document.verb()::fault).ifPresent(fault -> {
            throw new UsageException(fault);
        });
        return document;
    }

    /** Reads a request, whatever it asks for. */
    static RequestDocument bound(JsonNode written) {
        int version = written.path("version").asInt();
        if (version < 1 || version > NEWEST) {
            throw new UsageException("the request is of the form " + version + ", and this command knows those up to "
                    + NEWEST + ": its sender is of another version");
        }
        try {
            return STRICT.readValue(written);
        } catch (JsonProcessingException misfit) {
            throw new UsageException("the request is not as it is expected" + place(misfit));
        } catch (IOException impossible) {
            throw new UsageException("the request cannot be read", impossible);
        }
    }

    private static String place(JsonProcessingException misfit) {
        return misfit instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                        .collect(Collectors.joining(".", " at ", ""))
                : "";
    }
}
