package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Loads a CSV file where the engine cannot do it from here: all of its rows or none. */
public final class CsvLoad {
    private static final Pattern IN_PARENTHESES =
            Pattern.compile("(?:WITH\\s*)?\\((?<inner>.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile("\\s*(?<name>\\w+)\\s*(?:'(?<text>(?:[^']|'')*)'|(?<word>\\w*))\\s*(?:,|$)");

    private final String engine;
    private boolean header;
    private CSVFormat.Builder format =
            CSVFormat.RFC4180.builder().setNullString("").setQuoteMode(QuoteMode.ALL_NON_NULL);

    /**
     * A load.
     *
     * @param engine the engine's name for people
     * @param options as the author has written them: FORMAT csv, HEADER, DELIMITER, NULL
     * @throws UsageException when they cannot be understood
     */
    public CsvLoad(String engine, String options) {
        this.engine = engine;
        Matcher parentheses = IN_PARENTHESES.matcher(options.strip());
        if (!parentheses.matches() && !options.isBlank()) {
            throw unclear();
        }
        String rest = options.isBlank() ? "" : parentheses.group("inner");
        while (!rest.isBlank()) {
            Matcher option = OPTION.matcher(rest);
            if (!option.lookingAt()) {
                throw unclear();
            }
            String text = option.group("text") == null ? option.group("word") : option.group("text").replace("''", "'");
            take(option.group("name").toUpperCase(Locale.ROOT), text);
            rest = rest.substring(option.end());
        }
    }

    private void take(String name, String value) {
        switch (name) {
            case "FORMAT" -> demand(value.equalsIgnoreCase("csv"));
            case "HEADER" -> {
                demand(value.isEmpty() || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"));
                header = !value.equalsIgnoreCase("false");
            }
            case "DELIMITER" -> {
                demand(value.length() == 1);
                format = format.setDelimiter(value);
            }
            case "NULL" -> format = format.setNullString(value);
            default -> throw unclear();
        }
    }

    private void demand(boolean clear) {
        if (!clear) {
            throw unclear();
        }
    }

    private UsageException unclear() {
        return new UsageException("on " + engine + " \\copy takes WITH (FORMAT csv, HEADER true, DELIMITER ',', NULL ''), each of"
                + " them or none");
    }

    /** What ends a load between two rows. */
    @FunctionalInterface
    public interface Interruption {
        /**
         * Looks.
         *
         * @throws SQLException when the load is to end here
         */
        void check() throws SQLException;
    }

    /**
     * Loads a file.
     *
     * @param connection where to
     * @param driver the driver's own connection below it
     * @param interruption looked at before each row
     * @param table the table, perhaps with columns, as SQL
     * @param file UTF-8 text
     * @return how many rows were loaded
     * @throws SQLException when the engine refuses a row
     * @throws IOException when the file cannot be read as CSV
     */
    public long load(
            Connection connection, Connection driver, Interruption interruption, String table, Path file)
            throws SQLException, IOException {
        boolean alone = connection.getAutoCommit();
        if (alone) {
            connection.setAutoCommit(false);
        }
        Savepoint before = connection.setSavepoint();
        try {
            // One piece of work to whoever limits or stops it, whatever it does with how many statements.
            long count = GuardedConnection.guarded(connection, () -> read(driver, interruption, table, file));
            connection.releaseSavepoint(before);
            if (alone) {
                connection.commit();
                connection.setAutoCommit(true);
            }
            return count;
        } catch (SQLException | IOException | RuntimeException failure) {
            undo(connection, before, alone, failure);
            throw failure;
        }
    }

    private long read(Connection driver, Interruption interruption, String table, Path file)
            throws SQLException, IOException {
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), format.get())) {
            return insert(driver, table, rows, interruption);
        } catch (UncheckedIOException malformed) {
            throw malformed.getCause();
        }
    }

    /** An interrupted statement has ended the whole transaction, and the savepoint with it. */
    private static void undo(Connection connection, Savepoint before, boolean alone, Exception failure) {
        try {
            connection.rollback(before);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
        try {
            if (alone) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    private long insert(Connection driver, String table, CSVParser rows, Interruption interruption)
            throws SQLException {
        PreparedStatement insert = null;
        long count = 0;
        int fields = 0;
        try {
            for (CSVRecord row : rows) {
                interruption.check();
                if (insert == null) {
                    fields = row.size();
                    insert = driver.prepareStatement("INSERT INTO " + table + " VALUES ("
                            + String.join(", ", Collections.nCopies(fields, "?")) + ")");
                    if (header) {
                        continue;
                    }
                }
                if (row.size() != fields) {
                    throw new SQLException(place(row) + " has " + row.size() + " fields, and the first has " + fields);
                }
                insert(insert, row);
                count++;
            }
            return count;
        } finally {
            if (insert != null) {
                insert.close();
            }
        }
    }

    /** Each row by itself, so that it is known which one the engine refuses. */
    private static void insert(PreparedStatement insert, CSVRecord row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            insert.setString(i + 1, row.get(i));
        }
        try {
            insert.executeUpdate();
        } catch (SQLException refused) {
            throw new SQLException(
                    place(row) + ": " + refused.getMessage(), refused.getSQLState(), refused.getErrorCode(), refused);
        }
    }

    private static String place(CSVRecord row) {
        return "row " + row.getRecordNumber() + " of the file";
    }
}
