package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells the ledger of a journal in pages, from where the ledger is. An entry whose switch nobody has judged yet has
 * nothing to tell, and as it can only be the last one, a page ends before it.
 */
final class JournalPages {
    /** With them and their releases a page is far from the longest result that is read. */
    private static final int MOST_ENTRIES = 4_000;

    private static final long MOST_CHARACTERS = 4_000_000;

    /** What one action can do to a journal, and one entry before. */
    private static final int OF_ONE_ACTION = 8;

    private final Target target;
    private final JournalEvents events;

    JournalPages(Target target) {
        this.target = target;
        this.events = new JournalEvents(target.request().product(), target.request().environment());
    }

    /** The events of a span. */
    record Page(List<Event> events, JournalSpan span) {}

    /** The span at the journal's end of which these are all events; an empty one where they are of no last entry. */
    JournalSpan endingWith(StateSession session, ProductState state, List<Event> told) throws SQLException {
        List<JournalEntry> last = session.last(state, OF_ONE_ACTION);
        Map<Long, JournalEntry> known = byNumber(last);
        Set<String> ids = new HashSet<>();
        told.forEach(event -> ids.add(event.id()));
        List<JournalEntry> settled = last.stream().skip(unjudged(last) ? 1 : 0).toList();
        JournalMark end = settled.isEmpty() ? beginning(state) : mark(state, settled.get(0));
        List<JournalMark> from = new ArrayList<>(List.of(end));
        for (int i = 0; i < settled.size(); i++) {
            Set<String> own = events.ids(settled.get(i), known);
            boolean first = settled.get(i).number() == 1;
            if (own.isEmpty() || !ids.containsAll(own) || !first && i + 1 == settled.size()) {
                break;
            }
            from.add(first ? beginning(state) : mark(state, settled.get(i + 1)));
        }
        return new JournalSpan(from, end, end);
    }

    /** What the product's last run did, as far as it is settled. */
    List<Event> ofLastRun(StateSession session, ProductState state) throws SQLException {
        List<JournalRow> rows = new ArrayList<>(session.ofLastRun(state));
        for (JournalRow row : List.copyOf(rows)) {
            session.row(row.entry().undoes())
                    .filter(undone -> undone.run() != state.run())
                    .ifPresent(rows::add);
        }
        return events.of(rows);
    }

    /** The next events after a place; those from the beginning where the journal does not know that place. */
    Page after(StateSession session, ProductState state, JournalMark known) throws SQLException {
        JournalMark end = end(session, state);
        JournalMark after = place(session, state, known, end);
        List<JournalEvents.Told> told =
                session.told(after.entry(), end.entry(), MOST_ENTRIES, MOST_CHARACTERS);
        List<JournalEntry> entries = told.stream().map(JournalEvents.Told::entry).toList();
        return new Page(events.of(told, undone(session, entries)), span(state, known, after, entries, end));
    }

    /** The ids of the next events after a place, at most those of so many entries; no release is read for that. */
    ToldIds idsAfter(StateSession session, ProductState state, JournalMark known, int most) throws SQLException {
        JournalMark end = end(session, state);
        JournalMark after = place(session, state, known, end);
        List<JournalEntry> entries = session.entries(after.entry(), end.entry(), most);
        Map<Long, JournalEntry> undone = undone(session, entries);
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.addAll(events.ids(entry, undone)));
        return new ToldIds(ids, span(state, known, after, entries, end));
    }

    /** Read before anything that it is to cover: what is judged meanwhile is told the next time. */
    private JournalMark end(StateSession session, ProductState state) throws SQLException {
        return endingWith(session, state, List.of()).end();
    }

    private JournalMark place(StateSession session, ProductState state, JournalMark known, JournalMark end)
            throws SQLException {
        return session.entry(known.entry())
                .map(entry -> mark(state, entry))
                .filter(place -> place.at().equals(known.at()) && place.entry() <= end.entry())
                .orElse(beginning(state));
    }

    /** Whoever asked from a place that is not there goes on from it as from the beginning. */
    private static JournalSpan span(
            ProductState state, JournalMark known, JournalMark after, List<JournalEntry> entries, JournalMark end) {
        JournalMark asked = beginning(state).movedTo(known.entry(), known.at());
        JournalMark upTo = entries.isEmpty() ? after : mark(state, entries.get(entries.size() - 1));
        return new JournalSpan(Stream.of(asked, after).distinct().toList(), upTo, end);
    }

    private Map<Long, JournalEntry> undone(StateSession session, List<JournalEntry> entries) throws SQLException {
        Map<Long, JournalEntry> known = byNumber(entries);
        for (JournalEntry entry : entries) {
            if (entry.undoes().isPresent() && !known.containsKey(entry.undoes().getAsLong())) {
                session.entry(entry.undoes().getAsLong())
                        .ifPresent(undone -> known.put(undone.number(), undone));
            }
        }
        return known;
    }

    private static boolean unjudged(List<JournalEntry> latestFirst) {
        return !latestFirst.isEmpty() && latestFirst.get(0).state() == JournalEntry.State.SWITCHED;
    }

    private static Map<Long, JournalEntry> byNumber(List<JournalEntry> entries) {
        Map<Long, JournalEntry> byNumber = new HashMap<>();
        entries.forEach(entry -> byNumber.put(entry.number(), entry));
        return byNumber;
    }

    private static JournalMark beginning(ProductState state) {
        return JournalMark.beginning(state.product(), state.environment(), state.identity());
    }

    private static JournalMark mark(ProductState state, JournalEntry entry) {
        return beginning(state).movedTo(entry.number(), entry.at());
    }
}
