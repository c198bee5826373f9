package io.jenkins.plugins.dataops.blackbox.expected;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of rows in JSON or YAML. Scalars are kept as the characters that are written: a mapper would make 0.1 a
 * binary fraction and {@code 01} a one.
 *
 * @param rows in order
 */
@JsonDeserialize(using = RowList.Reader.class)
public record RowList(List<RawRow> rows) {
    /** Keeps an own copy of the rows. */
    public RowList {
        rows = List.copyOf(rows);
    }

    /** Reads the list from the characters of the document. */
    static final class Reader extends JsonDeserializer<RowList> {
        @Override
        public RowList deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            List<String> misfits = new ArrayList<>();
            RowList rows = read(parser, misfits);
            return misfits.isEmpty()
                    ? rows
                    : (RowList) context.handleInstantiationProblem(
                            RowList.class, null, new UsageException(misfits.get(0)));
        }
    }

    /**
     * Reads a list of maps.
     *
     * @param parser stands at the beginning of the list, and at its end afterwards
     * @param misfits receives what is wrong with rows, each with its line
     * @return the rows
     * @throws IOException when it is malformed
     */
    static RowList read(JsonParser parser, List<String> misfits) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            misfits.add("expected a list of rows, each of the form {column: value}");
            parser.skipChildren();
            return new RowList(List.of());
        }
        List<RawRow> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                misfits.add("line " + line + ": a row is written as {column: value}");
                parser.skipChildren();
                continue;
            }
            RawRow row = new RawRow(line, cells(parser));
            if (!rows.isEmpty() && !rows.get(0).cells().keySet().equals(row.cells().keySet())) {
                misfits.add("line " + line + ": the row has other columns than the first one ("
                        + String.join(", ", rows.get(0).cells().keySet())
                        + "): write each column in each row, null where it is NULL");
            }
            rows.add(row);
        }
        return new RowList(rows);
    }

    private static Map<String, Optional<String>> cells(JsonParser parser) throws IOException {
        Map<String, Optional<String>> cells = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String column = parser.currentName();
            parser.nextToken();
            cells.put(column, cell(parser));
        }
        return cells;
    }

    private static Optional<String> cell(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Optional.empty();
            case START_ARRAY, START_OBJECT -> Optional.of(CanonicalJson.read(parser));
            default -> Optional.of(parser.getText());
        };
    }

    /**
     * The rows as a stream.
     *
     * @param place where they stand, for messages
     * @return rows in order
     */
    public RawRows stream(String place) {
        List<String> columns = rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).cells().keySet());
        var remaining = rows.iterator();
        return new RawRows() {
            @Override
            public String place() {
                return place;
            }

            @Override
            public List<String> columns() {
                return columns;
            }

            @Override
            public Optional<RawRow> next() {
                return remaining.hasNext() ? Optional.of(remaining.next()) : Optional.empty();
            }
        };
    }
}
