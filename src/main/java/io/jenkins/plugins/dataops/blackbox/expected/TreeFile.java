package io.jenkins.plugins.dataops.blackbox.expected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.jenkins.plugins.dataops.format.StrictYaml;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads expected rows from a JSON or YAML file. */
public final class TreeFile {
    private static final int CHARACTERS = 256 << 20;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxNumberLength(150_000)
            .maxStringLength(50_000_000)
            .build();

    private TreeFile() {}

    /**
     * Rows from JSON: a list of objects.
     *
     * @param file the file
     * @return its rows
     * @throws UsageException when it is malformed; the message names file and line
     */
    public static RowList json(DataFile file) {
        return read(
                file,
                new JsonFactoryBuilder()
                        .streamReadConstraints(LIMITS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build());
    }

    /**
     * Rows from YAML: a list of maps.
     *
     * @param file the file
     * @return its rows
     * @throws UsageException when it is malformed; the message names file and line
     */
    public static RowList yaml(DataFile file) {
        try (Reader reader = file.open()) {
            return StrictYaml.data(reader, file.title(), CHARACTERS, tokens -> rows(file, tokens));
        } catch (IOException unreadable) {
            throw file.unreadable("", unreadable);
        }
    }

    private static RowList rows(DataFile file, JsonParser parser) throws IOException {
        List<String> misfits = new ArrayList<>();
        RowList rows = RowList.read(parser, misfits);
        if (!misfits.isEmpty()) {
            throw new UsageException(file.title() + (misfits.get(0).startsWith("line ") ? " " : ": ") + misfits.get(0));
        }
        return rows;
    }

    private static RowList read(DataFile file, JsonFactory format) {
        try (Reader reader = file.open();
                JsonParser parser = format.createParser(reader)) {
            parser.nextToken();
            RowList rows = rows(file, parser);
            if (parser.nextToken() != null) {
                throw new UsageException(file.title() + " has something after the list of rows");
            }
            return rows;
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            String first = malformed.getOriginalMessage().lines().findFirst().orElse("malformed");
            throw new UsageException(
                    file.title() + (location == null ? "" : " line " + location.getLineNr()) + ": "
                            + first,
                    malformed);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw file.unreadable("", unreadable);
        }
    }
}
