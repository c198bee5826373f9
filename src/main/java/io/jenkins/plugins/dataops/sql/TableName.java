package io.jenkins.plugins.dataops.sql;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a table's name as a specification writes it.
 *
 * @param parts catalog, schema and name, as far as they are given; unquoted, parameters resolved
 */
record TableName(List<String> parts) {
    private static final Pattern PART =
            Pattern.compile("\\$\\{(?<parameter>[^{}\\s]+)}|\"(?<quoted>(?:[^\"]|\"\")+)\"|(?<plain>[^\\s.\"'$;(){}]+)");
    private static final int MOST = 3;

    static TableName parse(String text, Parameters parameters) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        boolean more = true;
        while (more) {
            if (parts.size() == MOST || at > text.length() || !part.region(at, text.length()).lookingAt()) {
                throw refused(text);
            }
            parts.add(value(part, parameters));
            more = part.end() < text.length();
            if (more && text.charAt(part.end()) != '.') {
                throw refused(text);
            }
            at = part.end() + 1;
        }
        return new TableName(List.copyOf(parts));
    }

    private static UsageException refused(String text) {
        return new UsageException("'" + text + "' is no name of a table: write table or schema.table, and put double "
                + "quotes around a part with odd characters");
    }

    private static String value(Matcher part, Parameters parameters) {
        if (part.group("parameter") != null) {
            return parameters.value(part.group("parameter"));
        }
        return part.group("quoted") != null ? part.group("quoted").replace("\"\"", "\"") : part.group("plain");
    }
}
