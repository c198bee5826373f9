package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.value.CanonicalJson;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads an array from the text that the server prints, such as <code>{1,NULL,"a b"}</code>, as a JSON list. The
 * driver's own arrays would go through {@code java.sql.Timestamp} and with it through the zone of the JVM.
 */
final class PostgreSqlArray implements TypeSystem.CellReader {
    private final ValueKind element;

    PostgreSqlArray(ValueKind element) {
        this.element = element;
    }

    @Override
    public Value read(ResultSet rows, int index) throws SQLException {
        String printed = rows.getString(index);
        return printed == null ? Value.NULL : new Value.Text(json(printed));
    }

    /** The canonical JSON of an array as printed, behind its bounds where they do not begin with 1. */
    String json(String printed) {
        int at = printed.startsWith("[") ? printed.indexOf('=') + 1 : 0;
        StringBuilder json = new StringBuilder(printed.length() + 8).append(printed, 0, at);
        while (at < printed.length()) {
            char here = printed.charAt(at);
            if (here == '{' || here == '}' || here == ',') {
                json.append(here == '{' ? '[' : here == '}' ? ']' : ',');
                at++;
            } else if (here == '"') {
                StringBuilder text = new StringBuilder();
                at++;
                while (printed.charAt(at) != '"') {
                    at += printed.charAt(at) == '\\' ? 1 : 0;
                    text.append(printed.charAt(at++));
                }
                at++;
                json.append(element(text.toString()));
            } else {
                int end = at;
                while (",}".indexOf(printed.charAt(end)) < 0) {
                    end++;
                }
                String text = printed.substring(at, end);
                json.append(text.equals("NULL") ? "null" : element(text));
                at = end;
            }
        }
        return json.toString();
    }

    private String element(String text) {
        Value value = Values.parse(element, text);
        if (value instanceof Value.Numeric || value instanceof Value.Truth || element == ValueKind.JSON) {
            return value.text();
        }
        return value instanceof Value.NonFinite ? value.text() : CanonicalJson.quote(value.text());
    }
}
