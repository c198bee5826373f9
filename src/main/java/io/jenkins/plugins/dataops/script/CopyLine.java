package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Psql's {@code \copy TABLE FROM 'FILE' OPTIONS}, which loads a file of this machine.
 *
 * @param table the table, perhaps with columns, as SQL
 * @param file the file as written
 * @param options the rest, as SQL
 */
record CopyLine(String table, String file, String options) {
    /** A quoted name may hold whatever ends it elsewhere. */
    private static final String TABLE = "(?:\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\\[[^\\]]*+]|[^\"`\\[])+?";

    private static final Pattern FORM = Pattern.compile(
            "\\\\copy\\s+(?<table>" + TABLE + ")\\s+from\\s+'(?<file>(?:[^']|'')+)'\\s*(?<options>.*?)\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static CopyLine parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UsageException("only \\copy TABLE FROM 'FILE' [WITH (OPTIONS)] in one line is understood");
        }
        return new CopyLine(form.group("table"), form.group("file").replace("''", "'"), form.group("options"));
    }
}
