package io.jenkins.plugins.dataops.blackbox.expected;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Rows of a CSV file, whose first line names the columns. */
public final class CsvRows implements RawRows {
    private final DataFile file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    private CsvRows(DataFile file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = header();
    }

    /**
     * Opens a CSV file.
     *
     * @param file the file
     * @param format how it is written
     * @return its rows, which the caller closes
     * @throws UsageException when it is no UTF-8 text or has no header, or one that names a column twice
     */
    public static CsvRows open(DataFile file, CsvFormat format) {
        CSVFormat csv = CSVFormat.Builder.create()
                .setDelimiter(format.delimiter())
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .setNullString(format.nullText())
                // Of its modes only the strict ones tell a quoted NULL text from a bare one when reading.
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .get();
        try {
            Reader reader = file.open();
            return new CsvRows(
                    file, CSVParser.builder().setReader(reader).setFormat(csv).get());
        } catch (IOException unreadable) {
            throw file.unreadable("", unreadable);
        }
    }

    private List<String> header() {
        Optional<CSVRecord> header = record();
        if (header.isEmpty() || header.get().stream().anyMatch(name -> name == null || name.isEmpty())) {
            throw new UsageException(
                    "data file '" + file.name() + "' line 1: the first line must name every column");
        }
        List<String> names = header.get().toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new UsageException("data file '" + file.name() + "' line 1: a column is named twice");
        }
        return names;
    }

    private Optional<CSVRecord> record() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException malformed) {
            throw file.unreadable(" line " + parser.getCurrentLineNumber(), malformed.getCause());
        } catch (IllegalStateException malformed) {
            throw file.unreadable(" line " + parser.getCurrentLineNumber(), malformed);
        }
    }

    @Override
    public String place() {
        return file.name();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<RawRow> next() {
        int line = (int) parser.getCurrentLineNumber() + 1;
        Optional<CSVRecord> record = record();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        if (record.get().size() != columns.size()) {
            throw new UsageException("data file '" + file.name() + "' line " + line + ": " + record.get().size()
                    + " fields instead of " + columns.size());
        }
        Map<String, Optional<String>> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), Optional.ofNullable(record.get().get(i)));
        }
        return Optional.of(new RawRow(line, cells));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException harmless) {
            // It was only read.
        }
    }
}
