package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of DuckDB's {@code COPY ... FROM}, completed so that a CSV file means what it means to PostgreSQL. By itself
 * DuckDB guesses delimiter, quotes and the order of day and month from the first rows, takes later rows that do not fit
 * for something else without a word, and does not tell an empty text from a missing value.
 */
final class DuckDbCopyOptions {
    private static final Pattern IN_PARENTHESES =
            Pattern.compile("(?:WITH\\s*)?\\((?<inner>.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** An option at the beginning, with what stands in quotes as a whole, up to the comma behind it. */
    private static final Pattern OPTION = Pattern.compile(
            "\\s*(?<name>\\w+)\\s*(?<value>(?:'(?:[^']|'')*'|\\([^()]*\\)|[^,'()])*?)\\s*(?:,|$)", Pattern.DOTALL);

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "DELIM", "DELIMITER", "SEP", "DELIMITER", "NULLSTR", "NULL", "QUOTES", "QUOTE", "AUTODETECT", "AUTO_DETECT");

    private static final List<String> OTHER_FILES = List.of(".parquet", ".json", ".ndjson", ".jsonl");

    private DuckDbCopyOptions() {}

    /**
     * The options of a load.
     *
     * @param given as the author has written them; may be empty
     * @param file the name of the file, whose ending tells the format where the options do not
     * @return options as DuckDB reads them
     * @throws UsageException when they cannot be understood
     */
    static String of(String given, String file) {
        List<String> options = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        String rest = inner(given);
        while (!rest.isBlank()) {
            Matcher option = OPTION.matcher(rest);
            if (!option.lookingAt()) {
                throw unclear();
            }
            String name = option.group("name").toUpperCase(Locale.ROOT);
            options.add((name + " " + option.group("value")).strip());
            named.put(OTHER_NAMES.getOrDefault(name, name), option.group("value"));
            rest = rest.substring(option.end());
        }
        if (isCsv(named, file) && !isGuessed(named)) {
            complete(options, named);
        }
        return "(" + String.join(", ", options) + ")";
    }

    private static String inner(String given) {
        Matcher parentheses = IN_PARENTHESES.matcher(given.strip());
        if (parentheses.matches()) {
            return parentheses.group("inner");
        }
        if (given.isBlank()) {
            return "";
        }
        throw unclear();
    }

    private static UsageException unclear() {
        return new UsageException("the options of \\copy stand in parentheses, such as WITH (FORMAT csv, HEADER true)");
    }

    private static boolean isCsv(Map<String, String> named, String file) {
        String format = named.get("FORMAT");
        return format == null
                ? OTHER_FILES.stream().noneMatch(file.toLowerCase(Locale.ROOT)::endsWith)
                : format.replace("'", "").equalsIgnoreCase("csv");
    }

    /** Whether the author wants DuckDB to guess: the option by itself says so, too. */
    private static boolean isGuessed(Map<String, String> named) {
        String guess = named.get("AUTO_DETECT");
        return guess != null && !Set.of("false", "0", "off", "no").contains(guess.replace("'", "").toLowerCase(Locale.ROOT));
    }

    private static void complete(List<String> options, Map<String, String> named) {
        String quote = named.getOrDefault("QUOTE", "'\"'");
        Map<String, String> wanted = Map.of(
                "FORMAT", "csv",
                "AUTO_DETECT", "false",
                "HEADER", "false",
                "DELIMITER", "','",
                "QUOTE", quote,
                "ESCAPE", quote,
                "NULL", "''",
                "ALLOW_QUOTED_NULLS", "false");
        wanted.keySet().stream()
                .filter(name -> !named.containsKey(name))
                .sorted()
                .forEach(name -> options.add(name + " " + wanted.get(name)));
    }
}
