package io.jenkins.plugins.dataops.ledger;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Events as lines of JSON, read and written with the memory of one; a line without an end must not take the process with
 * it. They are read once: the source may be a pipe.
 */
final class EventLines {
    static final int LONGEST_LINE = 32 * 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader source;
    private int line;

    /**
     * Events of JSON lines.
     *
     * @param source JSON lines; is not closed
     */
    EventLines(Reader source) {
        this.source = source instanceof BufferedReader buffered ? buffered : new BufferedReader(source);
    }

    /**
     * Reads on to the next event; blank lines are passed over.
     *
     * @return the event, empty at the end
     * @throws UsageException naming the line that is malformed
     * @throws ToolException when the source cannot be read
     */
    Optional<Event> next() {
        return nextLineWithText().map(this::parsed);
    }

    /**
     * Reads on to the next event and leaves it as it is written.
     *
     * @return the line, which says an event; empty at the end
     * @throws UsageException naming the line that is malformed
     * @throws ToolException when the source cannot be read
     */
    Optional<String> nextText() {
        Optional<String> text = nextLineWithText();
        text.ifPresent(this::parsed);
        return text;
    }

    private Optional<String> nextLineWithText() {
        try {
            for (String text = nextLine(); text != null; text = nextLine()) {
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new ToolException(
                    "the events cannot be read after line " + line + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Writes events.
     *
     * @param events gives each event to what it is given
     * @param target where to; is flushed but not closed
     * @return how many were written
     * @throws ToolException when they cannot be written
     */
    static int write(Consumer<Consumer<Event>> events, Writer target) {
        int[] count = {0};
        try {
            events.accept(event -> {
                try {
                    target.append(EventLine.write(event)).append('\n');
                    count[0]++;
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            target.flush();
            return count[0];
        } catch (UncheckedIOException | IOException failure) {
            throw new ToolException("the export cannot be written: " + failure.getMessage(), failure);
        }
    }

    private Event parsed(String text) {
        try {
            return EventLine.readGiven(text);
        } catch (UsageException refused) {
            throw malformed(refused);
        }
    }

    private UsageException malformed(UsageException why) {
        return new UsageException(
                "line " + line + ": " + why.getMessage() + "; nothing was imported, fix the line and try again", why);
    }

    private String nextLine() throws IOException {
        line++;
        StringBuilder text = new StringBuilder();
        for (int character = source.read(); character >= 0; character = source.read()) {
            if (character == '\n') {
                return text.toString();
            }
            if (text.length() == LONGEST_LINE) {
                throw malformed(new UsageException("longer than " + LONGEST_LINE + " characters"));
            }
            if (!(line == 1 && text.isEmpty() && character == BYTE_ORDER_MARK)) {
                text.append((char) character);
            }
        }
        return text.isEmpty() ? null : text.toString();
    }
}
