package io.jenkins.plugins.dataops.ledger;

import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Events of JSON lines that have come, all of them and checked, and are kept in a file meanwhile: whoever sends them
 * through a pipe may take hours, and nobody else may have to wait for that.
 */
public final class ArrivedEvents implements AutoCloseable {
    private final Path kept;
    private final int count;

    private ArrivedEvents(Path kept, int count) {
        this.kept = kept;
        this.count = count;
    }

    /**
     * Waits until all events have come.
     *
     * @param source JSON lines; is not closed
     * @return the events, to be closed
     * @throws UsageException naming the line that is malformed, of an unknown type or lacks a field
     * @throws ToolException when they cannot be read to their end, or kept
     * @throws IOException when nothing of the source can be read
     */
    public static ArrivedEvents of(Reader source) throws IOException {
        BufferedReader text = new BufferedReader(source);
        text.mark(1);
        text.read();
        text.reset();
        Path kept = place();
        try {
            return new ArrivedEvents(kept, keep(new EventLines(text), kept));
        } catch (RuntimeException | Error failure) {
            delete(kept);
            throw failure;
        }
    }

    private static Path place() {
        try {
            return Files.createTempFile("dataops-events", ".jsonl");
        } catch (IOException failure) {
            throw unkept(Path.of(System.getProperty("java.io.tmpdir")), failure);
        }
    }

    private static ToolException unkept(Path folder, IOException failure) {
        return new ToolException(
                "the events cannot be kept in " + folder + " until all of them have come: check its permissions and the"
                        + " space that is left there (" + failure.getMessage() + ")",
                failure);
    }

    private static int keep(EventLines lines, Path kept) {
        int count = 0;
        // Not by a writer that refuses half characters: they become question marks, as everywhere in the ledger.
        try (Writer writer = new OutputStreamWriter(Files.newOutputStream(kept), StandardCharsets.UTF_8)) {
            for (Optional<String> text = lines.nextText(); text.isPresent(); text = lines.nextText()) {
                writer.append(text.get()).append('\n');
                count++;
            }
        } catch (IOException full) {
            throw unkept(kept.getParent(), full);
        }
        return count;
    }

    /**
     * Whether nothing has come.
     *
     * @return true when there was no line but blank ones
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Adds them, with the memory of one: all of them or, when the process is told to stop meanwhile, none. */
    Appended addTo(LedgerTransactions transactions) {
        try (Reader reader = Files.newBufferedReader(kept)) {
            EventLines lines = new EventLines(reader);
            return transactions.write(connection -> {
                try (EventWriter writer = new EventWriter(connection)) {
                    for (Optional<Event> event = lines.next(); event.isPresent(); event = lines.next()) {
                        Stop.check();
                        writer.add(event.get());
                    }
                    Stop.check();
                    return writer.result();
                }
            });
        } catch (IOException failure) {
            throw new ToolException("the events cannot be imported: " + failure.getMessage(), failure);
        }
    }

    /** Forgets them. */
    @Override
    public void close() {
        delete(kept);
    }

    private static void delete(Path kept) {
        try {
            Files.deleteIfExists(kept);
        } catch (IOException inUse) {
            // The events are in the ledger or refused; a file that is left says nothing about that.
            kept.toFile().deleteOnExit();
        }
    }
}
