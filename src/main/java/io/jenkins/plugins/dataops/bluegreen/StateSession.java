package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One piece of work on what the target keeps of a product: its state, its journal and the clock that both go by. What
 * is swapped in is there for others once it is committed, all of it or nothing, and not at all when somebody else
 * changed the state meanwhile.
 *
 * <p>That is all that lease and journal need: read, compare and swap, append. An engine that has no transactions over
 * many statements can keep what is to be written until {@link #commit} and write it in one step.
 */
interface StateSession extends AutoCloseable {
    /** The clock of the target. */
    Instant now() throws SQLException;

    /** The product's state, if it was ever taken here. */
    Optional<ProductState> state() throws SQLException;

    /** The same, once nobody is changing it any more: it tells how a change ended whose answer was lost. */
    Optional<ProductState> settledState() throws SQLException;

    /** The product's state, made if it is not there, and with it what holds it. */
    ProductState stateOrNew() throws SQLException;

    /** The states of all products of this target, by their live schemas. */
    List<ProductState> products() throws SQLException;

    /** The journal's entries after one up to another one, the oldest first. */
    List<JournalRow> rows(long after, long upTo) throws SQLException;

    /** What everybody may see of the entries after one up to another one, the oldest first, so many at most. */
    List<JournalEntry> entries(long after, long upTo, int most) throws SQLException;

    /**
     * What a ledger has to know of the entries after one up to another one, the oldest first: so many at most, and of
     * more than one only those whose releases have no more characters together.
     */
    List<JournalEvents.Told> told(long after, long upTo, int most, long characters) throws SQLException;

    /**
     * Compares and swaps.
     *
     * @return false when the state is not the one any more that the change was made from; nothing is written then
     */
    boolean swap(StateChange change) throws SQLException;

    /** Makes what was done here last; a failure leaves open whether it did. */
    void commit() throws SQLException;

    /** Ends the session; what was not committed never happened. */
    @Override
    void close() throws SQLException;

    /** Whether an older version made what is kept here: reading works all the same, writing does not. */
    default boolean outdated() throws SQLException {
        return false;
    }

    /** Why that cannot be brought up to date by this login; the remedy is what its owner has to run. */
    default List<Objection> upgradeObjections() throws SQLException {
        return List.of();
    }

    /** Brings it up to date. */
    default void upgrade() throws SQLException {
        // What has no layout of its own has none that could be old.
    }

    /** Swaps, or has the work tried again when somebody else was faster. */
    default void save(StateChange change) throws SQLException {
        if (!swap(change)) {
            throw new SQLException(
                    "somebody else changed the product's state at the same time", Transactions.TRY_AGAIN);
        }
    }

    /** The same, where the journal has nothing to say of it. */
    default void save(ProductState next) throws SQLException {
        save(StateChange.to(next));
    }

    /** One entry of the journal. */
    default Optional<JournalRow> row(OptionalLong number) throws SQLException {
        return number.isEmpty()
                ? Optional.empty()
                : rows(number.getAsLong() - 1, number.getAsLong()).stream().findFirst();
    }

    /** What everybody may see of one entry. */
    default Optional<JournalEntry> entry(long number) throws SQLException {
        return entries(number - 1, number, 1).stream().findFirst();
    }

    /** What everybody may see of the last entries, latest first. */
    default List<JournalEntry> last(ProductState state, int limit) throws SQLException {
        List<JournalEntry> last = new ArrayList<>(entries(state.lastEntry() - limit, state.lastEntry(), limit));
        last.sort(Comparator.comparingLong(JournalEntry::number).reversed());
        return last;
    }

    /** The entries that the product's last run made, latest first; they stand at the journal's end. */
    default List<JournalRow> ofLastRun(ProductState state) throws SQLException {
        List<JournalRow> found = new ArrayList<>();
        for (long number = state.lastEntry(); number > 0; number--) {
            Optional<JournalRow> row = row(OptionalLong.of(number)).filter(one -> one.run() == state.run());
            if (row.isEmpty()) {
                break;
            }
            found.add(row.get());
        }
        return found;
    }
}
