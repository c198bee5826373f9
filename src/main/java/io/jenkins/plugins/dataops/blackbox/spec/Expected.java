package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.blackbox.expected.CsvFormat;
import io.jenkins.plugins.dataops.blackbox.expected.RowList;
import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.sql.WrittenSql;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data that a test expects; exactly one of the sources.
 *
 * @param csv a CSV file beside the specification or below
 * @param json a JSON file, a list of objects
 * @param yaml a YAML file, a list of maps
 * @param rows the rows themselves
 * @param query a SQL query on the same connection, read in the same snapshot as the actual rows
 * @param delimiter for CSV, the character between fields
 * @param nullText for CSV, what stands for NULL where it is not quoted
 */
public record Expected(
        Optional<String> csv,
        Optional<String> json,
        Optional<String> yaml,
        Optional<RowList> rows,
        Optional<String> query,
        Optional<Character> delimiter,
        @JsonProperty("null") Optional<String> nullText) {
    /** Finds fault with none or several sources, and CSV options without CSV. */
    void check(YamlPlace place) {
        if (Stream.of(csv, json, yaml, rows, query).filter(Optional::isPresent).count() != 1) {
            place.fault("'expected' is exactly one of csv, json, yaml, rows and query");
        }
        if (csv.isEmpty() && (delimiter.isPresent() || nullText.isPresent())) {
            place.fault("'delimiter' and 'null' belong to 'csv'");
        }
        query.ifPresent(sql -> place.key("query").hold(() -> WrittenSql.demand(sql)));
    }

    /**
     * The data file that is named, if there is one.
     *
     * @return its path, as it is written
     */
    Stream<String> files() {
        return Stream.of(csv, json, yaml).flatMap(Optional::stream);
    }

    /**
     * How the CSV file is written.
     *
     * @return the format
     */
    public CsvFormat csvFormat() {
        return new CsvFormat(
                delimiter.orElse(CsvFormat.DEFAULT.delimiter()), nullText.orElse(CsvFormat.DEFAULT.nullText()));
    }
}
