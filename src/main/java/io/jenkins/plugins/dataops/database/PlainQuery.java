package io.jenkins.plugins.dataops.database;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognizes {@code SELECT columns FROM source} in an engine's own writing of it: names quoted or not, columns with or
 * without the source's name before them, any white space.
 */
public final class PlainQuery {
    private PlainQuery() {}

    /**
     * The pattern of the one query that gives these columns and all rows.
     *
     * @param source what is read
     * @param columns the columns in order; those that the source lacks are NULL
     * @return the pattern, which the whole query has to match
     */
    public static Pattern of(Relation source, List<Column> columns) {
        String before = "(?:" + name(source.name().name()) + "\\.)?";
        String list = columns.stream()
                .map(column -> source.columns().stream().anyMatch(own -> own.name().equals(column.name()))
                        ? before + name(column.name())
                        : "\\(?(?:NULL::|CAST\\(NULL AS ).*?\\sAS\\s+" + name(column.name()))
                .collect(Collectors.joining("\\s*,\\s*"));
        return Pattern.compile(
                "\\s*SELECT\\s+" + list + "\\s+FROM\\s+" + name(source.name().schema()) + "\\."
                        + name(source.name().name()) + "\\s*;?\\s*",
                Pattern.DOTALL);
    }

    private static String name(String name) {
        return "(?:" + Pattern.quote('"' + name.replace("\"", "\"\"") + '"') + "|" + Pattern.quote(name) + ")";
    }
}
