package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.HiddenCharacter;
import io.jenkins.plugins.dataops.result.Language;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Text for people at a terminal. Names, cells and messages come from databases and files: whatever could steer the
 * terminal or fake a line is shown as an escape.
 */
public final class Page {
    private static final int CELL_LIMIT = 200;

    private final PrintWriter writer;
    private final boolean colour;
    private final OptionalInt columns;
    private final UnaryOperator<String> mask;
    private final boolean concludedByReader;
    private final Language language;

    /**
     * A page that is no terminal's.
     *
     * @param writer where it is written
     * @param colour whether colours are shown
     */
    public Page(PrintWriter writer, boolean colour) {
        this(writer, colour, OptionalInt.empty());
    }

    /**
     * A page on which nothing has to be masked.
     *
     * @param writer where it is written
     * @param colour whether colours are shown
     * @param columns how wide the terminal is; empty where there is none
     */
    public Page(PrintWriter writer, boolean colour, OptionalInt columns) {
        this(writer, colour, columns, UnaryOperator.identity());
    }

    /**
     * A page.
     *
     * @param writer where it is written
     * @param colour whether colours are shown
     * @param columns how wide the terminal is; empty where there is none, and then nothing is folded
     * @param mask masks each text before anything else happens to it
     */
    public Page(PrintWriter writer, boolean colour, OptionalInt columns, UnaryOperator<String> mask) {
        this(writer, colour, columns, mask, false, Language.ENGLISH);
    }

    private Page(
            PrintWriter writer,
            boolean colour,
            OptionalInt columns,
            UnaryOperator<String> mask,
            boolean concludedByReader,
            Language language) {
        this.writer = writer;
        this.colour = colour;
        this.columns = columns;
        this.mask = mask;
        this.concludedByReader = concludedByReader;
        this.language = language;
    }

    /**
     * The same for the log of a step that ends with what its controller reads in the result.
     *
     * @return a page on which no conclusion stands that its reader says himself
     */
    public Page concludedByReader() {
        return new Page(writer, colour, columns, mask, true, language);
    }

    /**
     * The same for somebody who reads another language.
     *
     * @param other the reader's language
     * @return a page in that language
     */
    public Page in(Language other) {
        return new Page(writer, colour, columns, mask, concludedByReader, other);
    }

    /**
     * Whose words stand on it.
     *
     * @return the reader's language
     */
    public Language language() {
        return language;
    }

    private String shown(String text) {
        return harmless(mask.apply(text));
    }

    /**
     * One line.
     *
     * @param text may hold anything; what would break the line is shown as an escape
     * @return this page
     */
    public Page line(String text) {
        writer.println(shown(text));
        return this;
    }

    /**
     * A sentence, which goes on in further lines where the terminal is too narrow for it.
     *
     * @param text may hold anything; spaces it begins with are its indent
     * @return this page
     */
    public Page sentence(String text) {
        Folding.of(shown(text), 2, columns).forEach(writer::println);
        return this;
    }

    /**
     * What to do next: a sentence, in one line when it holds a command, which is copied whole.
     *
     * @param text may hold anything
     * @return this page
     */
    public Page remedy(String text) {
        return text.contains("dataops ") ? line(text) : sentence(text);
    }

    /**
     * An empty line.
     *
     * @return this page
     */
    public Page gap() {
        writer.println();
        return this;
    }

    /**
     * A line above others.
     *
     * @param text what they are about
     * @return this page
     */
    public Page heading(String text) {
        Folding.of(shown(text), 2, columns).forEach(line -> writer.println(colour ? "\u001b[1m" + line + "\u001b[0m" : line));
        return this;
    }

    /**
     * A line that begins with the outcome's word; the colour only repeats it.
     *
     * @param outcome how something ended
     * @param text in words, why
     * @return this page
     */
    public Page verdict(Outcome outcome, String text) {
        String word = language.phrase("outcome." + outcome.name().toLowerCase(Locale.ROOT));
        String shown = colour ? "\u001b[" + (outcome.ordinal() == 0 ? 32 : outcome.ordinal() == 1 ? 33 : 31) + "m"
                + word + "\u001b[0m" : word;
        List<String> lines = Folding.of(word + ": " + shown(text), 2, columns);
        writer.println(shown + lines.get(0).substring(word.length()));
        lines.subList(1, lines.size()).forEach(writer::println);
        return this;
    }

    /**
     * A verdict on the whole, unless the reader of the result says it himself: he does when it is not well, and briefly.
     *
     * @param outcome how the whole ended
     * @param text in words, why
     * @return this page
     */
    public Page conclusion(Outcome outcome, String text) {
        boolean said = concludedByReader && outcome != Outcome.PASSED && text.length() <= Headline.LONGEST;
        return said ? this : verdict(outcome, text);
    }

    /**
     * Text of several lines, each indented.
     *
     * @param indent what goes before each line
     * @param text lines
     * @return this page
     */
    public Page block(String indent, String text) {
        mask.apply(text).lines().forEach(line -> writer.println(indent + shown(line)));
        return this;
    }

    /**
     * Rows below their headers, columns aligned; a table too wide for the terminal becomes one block a row.
     *
     * @param headers one a column
     * @param rows each with one cell a column
     * @return this page
     */
    public Page table(List<String> headers, List<List<String>> rows) {
        int[] widths = new int[headers.size()];
        widen(widths, headers);
        rows.forEach(row -> widen(widths, row));
        if (columns.isPresent() && IntStream.of(widths).sum() + 3 * widths.length - 1 > columns.getAsInt()) {
            rows.forEach(row -> fold(headers, row));
        } else {
            row(widths, headers);
            rows.forEach(row -> row(widths, row));
        }
        return this;
    }

    private void fold(List<String> headers, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i == 0 || !cells.get(i).isBlank()) {
                int hang = i == 0 ? 4 : 2;
                Folding.of(" ".repeat(6 - hang) + cell(headers.get(i)) + ": " + cell(cells.get(i)), hang, columns)
                        .forEach(writer::println);
            }
        }
    }

    private void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cell(cells.get(i)).codePointCount(0, cell(cells.get(i)).length()));
        }
    }

    private void row(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cell(cells.get(i));
            line.append(i == 0 ? "  " : "   ").append(cell);
            line.append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length())));
        }
        writer.println(line.toString().stripTrailing());
    }

    private String cell(String text) {
        String shown = shown(text);
        return shown.codePointCount(0, shown.length()) <= CELL_LIMIT
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, CELL_LIMIT - 3)) + "...";
    }

    /**
     * Control characters, line breaks and those that turn the writing direction, as escapes.
     *
     * @param text from anywhere
     * @return the same text, which steers no terminal and is one line
     */
    public static String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean steering = Character.isISOControl(point)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (steering) {
                shown.append(HiddenCharacter.escape(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }
}
