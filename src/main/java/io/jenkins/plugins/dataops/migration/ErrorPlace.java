package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A fault's place in file and statement.
 *
 * @param line line in the file
 * @param column column in that line, from 1
 * @param excerpt the statement, or what of a long one is around the fault
 * @param index index of the fault in the excerpt
 */
record ErrorPlace(int line, Optional<Integer> column, String excerpt, Optional<Integer> index) {
    private static final int LONGEST = 4000;
    private static final int BEFORE = 1500;

    /**
     * Finds the place.
     *
     * @param sql the failed statement, leading comments included
     * @param line line of its first word
     * @param error where the database points at
     * @param file the file it stands in
     * @param masking hides secrets, before anything is cut off that they could be known by
     * @param lexis how the engine reads it
     * @return the place; the statement's own line when the database points nowhere
     */
    static ErrorPlace of(String sql, int line, ErrorPosition error, MigrationFile file, Masking masking, Lexis lexis) {
        int firstLine = line - StatementText.linesBefore(sql, SqlLexer.begin(sql, lexis));
        String shown = masking.sql(sql);
        if (error.copyLine().isPresent()) {
            int end = firstLine + StatementText.linesBefore(sql, sql.length());
            return new ErrorPlace(end + error.copyLine().getAsInt(), Optional.empty(), cut(shown, 0), Optional.empty());
        }
        if (error.index().isEmpty()) {
            return new ErrorPlace(line, Optional.empty(), cut(shown, 0), Optional.empty());
        }
        int index = error.index().getAsInt();
        int faultLine = firstLine + StatementText.linesBefore(sql, index);
        // What stands before the fault, masked by itself, ends where the fault is, unless a secret reaches across it.
        int maskedIndex = masking.sql(sql.substring(0, index)).length();
        boolean across = !shown.startsWith(masking.sql(sql.substring(0, index)));
        int begin = shown.length() <= LONGEST ? 0 : Math.max(0, Math.min(maskedIndex, shown.length()) - BEFORE);
        return new ErrorPlace(
                faultLine,
                column(sql, index, faultLine, file),
                cut(shown, begin),
                across ? Optional.empty() : Optional.of(maskedIndex - begin));
    }

    private static String cut(String sql, int begin) {
        return sql.substring(begin, Math.min(sql.length(), begin + LONGEST));
    }

    /** The column as the file has it, where the line is in the file as it was sent, without a placeholder in it. */
    private static Optional<Integer> column(String sql, int index, int line, MigrationFile file) {
        int lineStart = index == 0 ? 0 : sql.lastIndexOf('\n', index - 1) + 1;
        int lineEnd = sql.indexOf('\n', index);
        String sent = sql.substring(lineStart, lineEnd < 0 ? sql.length() : lineEnd).stripTrailing();
        try (BufferedReader reader = new BufferedReader(file.read())) {
            String written = reader.lines().skip(Math.max(0, line - 1L)).findFirst().orElse("");
            int found = written.indexOf(sent);
            return found < 0 ? Optional.empty() : Optional.of(found + index - lineStart + 1);
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
