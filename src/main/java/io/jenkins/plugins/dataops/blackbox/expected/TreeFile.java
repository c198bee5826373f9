package io.jenkins.plugins.dataops.blackbox.expected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;

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
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CHARACTERS);
        options.setMaxAliasesForCollections(0);
        return read(
                file,
                new YAMLFactoryBuilder(new YAMLFactory())
                        .loaderOptions(options)
                        .streamReadConstraints(LIMITS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build());
    }

    private static RowList read(DataFile file, JsonFactory format) {
        try (Reader reader = file.open();
                JsonParser parser = format.createParser(reader)) {
            parser.nextToken();
            RowList rows = RowList.read(parser);
            if (parser.nextToken() != null) {
                throw new UsageException("data file '" + file.name() + "' has something after the list of rows");
            }
            return rows;
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            String first = malformed.getOriginalMessage().lines().findFirst().orElse("malformed");
            throw new UsageException(
                    "data file '" + file.name() + "'" + (location == null ? "" : " line " + location.getLineNr()) + ": "
                            + first,
                    malformed);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw file.unreadable("", unreadable);
        }
    }
}
