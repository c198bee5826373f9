package io.jenkins.plugins.dataops.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A JSON Schema, draft 2020-12, that comes with this version. */
public enum Schema {
    /** What {@code dataops.yaml} may say. */
    PROJECT("A project file, dataops.yaml"),
    /** What a file of black-box tests may say. */
    SPECIFICATION("A specification of black-box tests"),
    /** What one line of an exported ledger says, and what an import takes. */
    LEDGER_LINE("A line of an exported ledger"),
    /** What {@code dataops migrate} answers. */
    RESULT_MIGRATION("A result document of dataops migrate"),
    /** What {@code dataops blue-green} answers. */
    RESULT_BLUE_GREEN("A result document of dataops blue-green"),
    /** What {@code dataops test} answers. */
    RESULT_BLACK_BOX("A result document of dataops test"),
    /** What the report on delivery answers. */
    RESULT_DELIVERY("A result document of the report on delivery"),
    /** What {@code dataops sql} answers. */
    RESULT_SQL("A result document of dataops sql"),
    /** What {@code dataops ledger} answers. */
    RESULT_LEDGER("A result document of dataops ledger"),
    /** What {@code dataops report} answers. */
    RESULT_REPORT("A result document of dataops report"),
    /** What every verb answers that has no result. */
    RESULT_PROBLEM("A result document of a verb that could not do its work");

    private final String title;

    Schema(String title) {
        this.title = title;
    }

    /**
     * Finds a schema.
     *
     * @param name as {@link #text()} of that name
     * @return empty when there is none of that name
     */
    public static Optional<Schema> named(String name) {
        return Arrays.stream(values()).filter(schema -> schema.toString().equals(name)).findFirst();
    }

    /**
     * The names of all schemas.
     *
     * @return in the order of this list
     */
    public static List<String> names() {
        return Arrays.stream(values()).map(Schema::toString).toList();
    }

    /**
     * What it describes.
     *
     * @return a few words that begin with a capital
     */
    public String title() {
        return title;
    }

    /**
     * What other schemas and tools call it, whatever the version and wherever the file lies.
     *
     * @return an absolute URI
     */
    public String id() {
        return "https://github.com/jenkinsci/dataops-plugin/schemas/" + this + ".schema.json";
    }

    /**
     * The schema itself.
     *
     * @return indented JSON that ends with a line break
     */
    public String text() {
        try (InputStream text = Schema.class.getResourceAsStream(this + ".schema.json")) {
            return new String(Objects.requireNonNull(text, () -> "the schema " + this).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its name, such as {@code ledger-line}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
