package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Switches in the {@link Catalogue} of the tests: one commit makes other tables live and carries state and journal. */
final class CatalogueStrategy implements SwitchStrategy {
    private final Catalogue catalogue;
    private final BlueGreenRequest request;

    CatalogueStrategy(Catalogue catalogue, BlueGreenRequest request) {
        this.catalogue = catalogue;
        this.request = request;
    }

    @Override
    public CatalogueSession open(Duration longestWait) {
        return new CatalogueSession(catalogue, request);
    }

    @Override
    public CatalogueSession look() {
        return new CatalogueSession(catalogue, request);
    }

    @Override
    public List<String> inTheWay() {
        return List.of();
    }

    @Override
    public boolean retryable(SQLException failure) {
        return List.of(CatalogueSession.LINE_LOST, Transactions.TRY_AGAIN).contains(failure.getSQLState());
    }

    @Override
    public boolean cancelled(SQLException failure) {
        return false;
    }

    @Override
    public ToolException unreadable(SQLException failure) {
        return new ToolException("the catalogue cannot be read", failure);
    }

    @Override
    public String connection() {
        return "catalogue";
    }

    @Override
    public String engine() {
        return "Catalogue of the tests";
    }

    @Override
    public SwitchGuarantee guarantee() {
        return SwitchGuarantee.ATOMIC;
    }

    @Override
    public Message manner() {
        return Message.text("in one commit");
    }

    @Override
    public String folded(String name) {
        return name;
    }

    /** Nobody renews a lease beside a test. */
    @Override
    public boolean ownedByOneProcess() {
        return true;
    }

    @Override
    public void refuseUnfit() {
        // Nothing in memory can be unfit.
    }

    @Override
    public SortedMap<String, TableFingerprint> stored(String schema) {
        try (CatalogueSession session = look()) {
            return session.offered(schema);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /** A commit is never written to again: to look is enough. */
    @Override
    public Standstill holdStill(String schema) {
        SortedMap<String, TableFingerprint> marks = stored(schema);
        return new Standstill() {
            @Override
            public SortedMap<String, TableFingerprint> stored() {
                return marks;
            }

            @Override
            public SortedMap<String, TableFingerprint> offered() {
                return marks;
            }

            @Override
            public void refuseIfLost() {
                // Nothing is held that could be lost.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    public void startAfresh() {
        // Queries of users leave nothing behind here.
    }
}
