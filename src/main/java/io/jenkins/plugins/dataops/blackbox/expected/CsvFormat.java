package io.jenkins.plugins.dataops.blackbox.expected;

import io.jenkins.plugins.dataops.outcome.UsageException;

/**
 * How a CSV file is written. Fields are quoted with {@code "}, a quote within by two; spaces count.
 *
 * @param delimiter the character between fields
 * @param nullText what stands for NULL where it is not quoted; quoted it is text
 */
public record CsvFormat(char delimiter, String nullText) {
    /** RFC 4180, with an empty field for NULL and {@code ""} for the empty text. */
    public static final CsvFormat DEFAULT = new CsvFormat(',', "");

    /** Refuses delimiters that cannot be told from the rest. */
    public CsvFormat {
        if ("\"\r\n ".indexOf(delimiter) >= 0) {
            throw new UsageException("'delimiter' cannot be a quote, a space or a line break");
        }
    }
}
