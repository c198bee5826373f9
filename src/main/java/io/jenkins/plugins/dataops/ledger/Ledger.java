package io.jenkins.plugins.dataops.ledger;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Events, kept for good in one SQLite file. Events are only ever added, and an event whose id is there already is
 * not added again, so that replaying an import or repeating a crashed step is harmless.
 *
 * <p>Safe for use by several threads and, with other ledgers on the same file, by several processes: readers never
 * wait, writers wait for each other. The file must be on a local disk, as SQLite's write-ahead log asks for.
 */
public final class Ledger implements AutoCloseable {
    private final LedgerTransactions transactions;

    private Ledger(LedgerFile file) {
        this.transactions = new LedgerTransactions(file);
    }

    /**
     * Opens a ledger, or starts a new one where there is none.
     *
     * @param file the file; missing folders are made
     * @return the ledger, to be closed
     * @throws UsageException when the path names a folder or a file of something else, which is left untouched, or a
     *     ledger of a newer version
     * @throws ToolException when the file is damaged or cannot be read or written
     */
    public static Ledger open(Path file) {
        return new Ledger(new LedgerFile(file, false));
    }

    /**
     * Opens a ledger only to read it: nothing is made, and nothing can be added.
     *
     * @param file the file
     * @return the ledger, to be closed
     * @throws UsageException when there is no such file, a folder or a file of something else, or a ledger of a newer
     *     version
     * @throws ToolException when the file is damaged or cannot be read
     */
    public static Ledger openToRead(Path file) {
        return new Ledger(new LedgerFile(file, true));
    }

    /**
     * Adds events: all of them or, when one is refused, none.
     *
     * @param events what happened
     * @return how many were new
     * @throws UsageException when an event lacks a field
     * @throws ToolException when they cannot be written
     */
    public int append(Collection<? extends Event> events) {
        return record(events).added();
    }

    /**
     * Adds events as {@link #append} does and says what became of each.
     *
     * @param events what happened
     * @return how many were new, known or in conflict with what is kept
     * @throws UsageException when an event lacks a field
     * @throws ToolException when they cannot be written
     */
    public Appended record(Collection<? extends Event> events) {
        return record(events, Optional.empty());
    }

    /**
     * Adds events that tell a part of a journal, and notes in the same transaction that this part needs not be told
     * again, where the ledger had followed that journal up to one of the places that the part goes on from.
     *
     * @param events all events of the part, and perhaps others
     * @param span the part; empty when the events are of no journal
     * @return how many were new, known or in conflict with what is kept
     * @throws UsageException when an event lacks a field
     * @throws ToolException when they cannot be written
     */
    public Appended record(Collection<? extends Event> events, Optional<JournalSpan> span) {
        events.forEach(EventRules::check);
        return transactions.write(connection -> {
            try (EventWriter writer = new EventWriter(connection)) {
                for (Event event : events) {
                    writer.add(event);
                }
                if (span.isPresent()) {
                    FollowedJournals.move(connection, span.get());
                }
                return writer.result();
            }
        });
    }

    /**
     * Tells how far a journal was followed.
     *
     * @param journal any place of that journal
     * @return the place up to which all its events are here; its beginning where it never was followed
     * @throws ToolException when it cannot be read
     */
    public JournalMark followed(JournalMark journal) {
        return transactions.read(connection -> FollowedJournals.find(connection, journal));
    }

    /**
     * Reads events one by one, in order of time (to the millisecond), then id, with the memory of one.
     *
     * @param query which ones
     * @param consumer is given each
     * @throws ToolException when they cannot be read
     */
    public void forEach(EventQuery query, Consumer<? super Event> consumer) {
        transactions.read(connection -> {
            EventReader.read(connection, query, consumer);
            return null;
        });
    }

    /**
     * Reads events into memory, in order of time (to the millisecond), then id.
     *
     * @param query which ones
     * @return the events
     * @throws ToolException when they cannot be read
     */
    public List<Event> events(EventQuery query) {
        List<Event> events = new ArrayList<>();
        forEach(query, events::add);
        return events;
    }

    /**
     * Looks for one event.
     *
     * @param id its id
     * @return the event, empty when there is none
     * @throws ToolException when it cannot be read
     */
    public Optional<Event> find(String id) {
        return transactions.read(connection -> EventReader.find(connection, id));
    }

    /**
     * Looks for several events at once.
     *
     * @param ids their ids
     * @return those that are kept
     * @throws ToolException when they cannot be read
     */
    public Set<String> known(Collection<String> ids) {
        return transactions.read(connection -> EventReader.known(connection, ids));
    }

    /**
     * Lists the data products that have events.
     *
     * @return their present names, sorted
     * @throws ToolException when they cannot be read
     */
    public List<String> products() {
        return transactions.read(connection -> {
            ProductNames names = ProductNames.load(connection);
            TreeSet<String> products = new TreeSet<>();
            EventReader.distinct(connection, "product").forEach(name -> products.add(names.current(name)));
            return List.copyOf(products);
        });
    }

    /**
     * Looks up what a data product is called today.
     *
     * @param product a name that it has or had
     * @return its present name; the same when it was never renamed
     * @throws ToolException when it cannot be read
     */
    public String currentName(String product) {
        return transactions.read(connection -> ProductNames.load(connection).current(product));
    }

    /**
     * Lists the environments that have events.
     *
     * @return their names, sorted
     * @throws ToolException when they cannot be read
     */
    public List<String> environments() {
        return transactions.read(connection -> List.copyOf(new TreeSet<>(EventReader.distinct(connection, "environment"))));
    }

    /**
     * Lists the environments in which some data products have events.
     *
     * @param products names that they have or had; empty means all products
     * @return names of environments, sorted
     * @throws ToolException when they cannot be read
     */
    public List<String> environments(Collection<String> products) {
        return products.isEmpty()
                ? environments()
                : transactions.read(connection -> List.copyOf(new TreeSet<>(EventReader.environments(connection, products))));
    }

    /**
     * Gives a data product another name. Its history goes with it; events that come later under the old name are
     * read under the new one too. When there are events under the new name already, both histories become one.
     *
     * @param product the name until now
     * @param successor the name from now on
     * @throws UsageException when a name is blank or both are the same
     * @throws ToolException when it cannot be written
     */
    public void rename(String product, String successor) {
        if (product.isBlank() || successor.isBlank() || product.equals(successor)) {
            throw new UsageException(
                    "a data product is renamed from one name to another: '" + product + "' to '" + successor + "'");
        }
        transactions.write(connection -> {
            ProductNames.rename(connection, product, successor);
            return null;
        });
    }

    /**
     * Writes all events as JSON lines, in order of time (to the millisecond), then id, under the products' present names;
     * the same events give the same text.
     *
     * @param target where to; is flushed but not closed
     * @return how many were written
     * @throws ToolException when they cannot be read or written
     */
    public int export(Writer target) {
        return EventLines.write(consumer -> forEach(EventQuery.everything(), consumer), target);
    }

    /**
     * Adds the events of JSON lines: all of them or, when one line is malformed, none. Blank lines are passed
     * over; an unknown field is refused, since it may be a known one misspelt.
     *
     * @param source JSON lines; is not closed
     * @return how many were new, known or in conflict with what is kept
     * @throws UsageException naming the line that is malformed, of an unknown type or lacks a field
     * @throws ToolException when they cannot be read or written
     */
    public Appended importFrom(Reader source) {
        try (ArrivedEvents events = ArrivedEvents.of(source)) {
            return importFrom(events);
        } catch (IOException failure) {
            throw new ToolException("the events cannot be imported: " + failure.getMessage(), failure);
        }
    }

    /**
     * Adds events that have come: all of them or, when the process is told to stop meanwhile, none.
     *
     * @param events the events
     * @return how many were new, known or in conflict with what is kept
     * @throws ToolException when they cannot be read or written
     */
    public Appended importFrom(ArrivedEvents events) {
        return events.addTo(transactions);
    }

    @Override
    public void close() {
        transactions.close();
    }

    /**
     * The version of what keeps the file.
     *
     * @return name and version
     */
    public static String storeVersion() {
        return LedgerFile.storeVersion();
    }
}
