package io.jenkins.plugins.dataops.metrics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows for a table under a chart or a spreadsheet. Numbers are plain, with a point; what is not known is empty.
 *
 * @param name what the rows are
 * @param columns the heading, with units
 * @param rows as wide as the heading
 */
public record Table(String name, List<String> columns, List<List<String>> rows) {
    /** Keeps its own copies. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Writes the table as CSV (RFC 4180, heading included). A cell that a spreadsheet would take for a formula gets an
     * apostrophe in front.
     *
     * @return lines that end with CR LF
     */
    public String csv() {
        StringBuilder text = new StringBuilder(line(columns));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Table::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = safe.chars().anyMatch(each -> each == '"' || each == ',' || each == '\r' || each == '\n');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
