package io.jenkins.plugins.dataops.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one command found out, as JSON. It is the only contract between the worker and the Jenkins controller, and
 * what {@code --format json} prints.
 *
 * @param kind which command it comes from, and so what {@code result} holds
 * @param schemaVersion the version of this form that the writer writes
 * @param tool name and version of the writer
 * @param startedAt when the work began, UTC
 * @param finishedAt when it ended, UTC
 * @param outcome how it ended
 * @param result what was found out, in the form that belongs to the kind
 * @param parts documents of work that was done along the way, in its order, such as the tests around a switch; they
 *     have no parts of their own
 */
public record ResultDocument(
        Kind kind,
        int schemaVersion,
        String tool,
        Instant startedAt,
        Instant finishedAt,
        Outcome outcome,
        JsonNode result,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ResultDocument> parts) {

    /**
     * The version of the documents that this version writes; a reader takes this and older ones, in which sentences stand
     * where later ones have messages.
     */
    public static final int SCHEMA_VERSION = 3;

    /** More than any honest document needs: samples and statements are capped where they arise. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    /** Which work a document tells of. */
    public enum Kind {
        /** A {@code MigrationResult}. */
        MIGRATION,
        /** A {@code BlueGreenResult}. */
        BLUE_GREEN,
        /** A {@code BlackBoxResult}. */
        BLACK_BOX,
        /** A {@code DeliveryReport}. */
        DELIVERY,
        /** A {@code ScriptResult}. */
        SQL,
        /** What was written to the ledger or read from it. */
        LEDGER,
        /** Which report was made of other documents. */
        REPORT,
        /** A {@link Problem}: there is no result. */
        PROBLEM
    }

    /** Refuses a document that lacks a part. */
    public ResultDocument {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(finishedAt, "finishedAt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(result, "result");
        parts = parts == null ? List.of() : List.copyOf(parts);
        if (parts.stream().anyMatch(part -> !part.parts().isEmpty())) {
            throw new IllegalArgumentException("the parts of a result document have no parts of their own");
        }
    }

    /**
     * A document without parts.
     *
     * @param kind which command it comes from
     * @param schemaVersion {@link #SCHEMA_VERSION} of the writer
     * @param tool name and version of the writer
     * @param startedAt when the work began
     * @param finishedAt when it ended
     * @param outcome how it ended
     * @param result the room's result record as JSON
     */
    public ResultDocument(
            Kind kind,
            int schemaVersion,
            String tool,
            Instant startedAt,
            Instant finishedAt,
            Outcome outcome,
            JsonNode result) {
        this(kind, schemaVersion, tool, startedAt, finishedAt, outcome, result, List.of());
    }

    /**
     * Wraps a result.
     *
     * @param kind which command it comes from
     * @param tool name and version of the writer
     * @param startedAt when the work began
     * @param outcome how it ended
     * @param result the room's result record
     * @return the document, finished now
     */
    public static ResultDocument of(Kind kind, String tool, Instant startedAt, Outcome outcome, Object result) {
        return new ResultDocument(
                kind,
                SCHEMA_VERSION,
                tool,
                startedAt,
                Instant.now(),
                outcome,
                Json.mapper().valueToTree(result));
    }

    /**
     * The same document with what was done along the way.
     *
     * @param further documents without parts
     * @return a document that has them as its parts
     */
    public ResultDocument with(List<ResultDocument> further) {
        return new ResultDocument(
                kind, schemaVersion, tool, startedAt, finishedAt, outcome, result, further);
    }

    /**
     * The result as the record of its room.
     *
     * @param type the record that belongs to the {@link #kind()}
     * @param <T> its type
     * @return the result
     * @throws ToolException when the JSON does not fit the record
     */
    public <T> T as(Class<T> type) {
        try {
            return Json.mapper().treeToValue(result, type);
        } catch (JsonProcessingException | IllegalArgumentException misfit) {
            throw new ToolException("the result document does not hold a " + type.getSimpleName(), misfit);
        }
    }

    /**
     * Writes the document for people.
     *
     * @return indented JSON
     */
    public String toJson() {
        return written(Json.mapper().writerWithDefaultPrettyPrinter());
    }

    /**
     * Writes the document for programs: spaces would count for its largest size as well.
     *
     * @return JSON in one line
     */
    public String toCompactJson() {
        return written(Json.mapper().writer());
    }

    private String written(ObjectWriter writer) {
        try {
            return writer.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new ToolException("the result cannot be written as JSON", impossible);
        }
    }

    /**
     * Reads a document that may come from an untrusted machine.
     *
     * @param input JSON; at most {@link #MAX_BYTES} are read
     * @return the document, complete
     * @throws ToolException when it is too large, malformed, incomplete or of a newer schema
     */
    public static ResultDocument read(InputStream input) {
        try {
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ToolException("the result document is larger than " + MAX_BYTES + " bytes");
            }
            ResultDocument document = Json.mapper().readValue(bytes, ResultDocument.class);
            if (document == null || document.schemaVersion() < 1 || document.schemaVersion() > SCHEMA_VERSION) {
                throw new ToolException("the result document is of another schema version than 1 to " + SCHEMA_VERSION
                        + ": use the same version of dataops on both sides");
            }
            return document;
        } catch (IOException malformed) {
            boolean large = malformed instanceof StreamConstraintsException
                    || malformed.getCause() instanceof StreamConstraintsException;
            throw new ToolException(
                    large
                            ? "the result document holds more values, longer or deeper ones than are read"
                            : "it is no result document of dataops",
                    malformed);
        }
    }
}
