package io.jenkins.plugins.dataops.bluegreen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A test's engine, which shows that the port suffices: a catalogue of tables in memory that knows no transactions, only
 * commits. One commit puts and takes away tables and carries properties (a product's state, entries of its journal), and
 * is refused when the state of that product is not the expected one any more. What other products commit in between is no
 * matter.
 */
final class Catalogue {
    /** Where a journey to it ends badly. */
    enum Way {
        /** The program dies before it. */
        DEATH,
        /** The line is lost before it. */
        LOST_BEFORE,
        /** What was asked is done, and the answer is lost. */
        LOST_AFTER
    }

    /** The program's end, which no code of the program catches. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("killed by the test", null, false, false);
        }
    }

    /** The line is lost. */
    static final class LineLost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** All that one commit made. */
    record Commit(Map<String, String> tables, Map<String, ProductState> states, List<JournalRow> journal) {}

    /** What a commit is to change; a table without content is taken away. */
    record Changes(Map<String, Optional<String>> tables, Optional<ProductState> state, List<JournalRow> journal) {}

    private final List<Commit> commits = new ArrayList<>(List.of(new Commit(Map.of(), Map.of(), List.of())));
    private long journeys;
    private long cutAt = -1;
    private Way way = Way.DEATH;

    /** Has the journey of this number, counted from now on, end badly. */
    synchronized void cut(long journey, Way how) {
        journeys = 0;
        cutAt = journey;
        way = how;
    }

    /** Whether that journey was made; afterwards all end well. */
    synchronized boolean heal() {
        boolean cut = journeys >= cutAt;
        cutAt = -1;
        return cut;
    }

    /** All commits, the oldest first. */
    synchronized List<Commit> history() throws LineLost {
        before();
        after();
        return List.copyOf(commits);
    }

    /** Commits, if the product's state has the expected count of changes, or is not there and none is expected. */
    synchronized boolean commit(String product, OptionalLong expected, Changes changes) throws LineLost {
        before();
        Commit head = commits.get(commits.size() - 1);
        ProductState now = head.states().get(product);
        boolean asExpected = now == null ? expected.isEmpty() : expected.equals(OptionalLong.of(now.changeCount()));
        if (asExpected) {
            Map<String, String> tables = new HashMap<>(head.tables());
            changes.tables().forEach((name, content) -> content.ifPresentOrElse(
                    put -> tables.put(name, put), () -> tables.remove(name)));
            Map<String, ProductState> states = new HashMap<>(head.states());
            changes.state().ifPresent(state -> states.put(product, state));
            commits.add(new Commit(Map.copyOf(tables), Map.copyOf(states), List.copyOf(changes.journal())));
        }
        after();
        return asExpected;
    }

    /** Writes a table as a build does, which asks for no state. */
    synchronized void put(String name, String content) {
        Commit head = commits.get(commits.size() - 1);
        Map<String, String> tables = new HashMap<>(head.tables());
        tables.put(name, content);
        commits.add(new Commit(Map.copyOf(tables), head.states(), List.of()));
    }

    /** What a reader of one commit sees there. */
    synchronized String read(String name) {
        return commits.get(commits.size() - 1).tables().get(name);
    }

    private void before() throws LineLost {
        journeys++;
        if (journeys == cutAt && way == Way.LOST_BEFORE) {
            throw new LineLost();
        }
        // Whoever is dead does nothing more.
        if (cutAt > 0 && journeys >= cutAt && way == Way.DEATH) {
            throw new Death();
        }
    }

    private void after() throws LineLost {
        if (journeys == cutAt && way == Way.LOST_AFTER) {
            throw new LineLost();
        }
    }
}
