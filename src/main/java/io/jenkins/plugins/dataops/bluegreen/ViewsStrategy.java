package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Readers see views of one live schema, and one transaction points all of them elsewhere and writes the journal. */
final class ViewsStrategy implements SwitchStrategy {
    private final ViewsTarget target;
    private final Database database;

    /** For one product; refuses a live schema that the engine cannot have. */
    ViewsStrategy(Database database, BlueGreenRequest request, Progress progress) {
        LiveSchemaName.check(database.dialect(), request.liveSchema());
        this.database = database;
        this.target = new ViewsTarget(database, request, progress);
    }

    @Override
    public ViewsSession open(Duration longestWait) throws SQLException {
        return new ViewsSession(target.connect(longestWait), target);
    }

    @Override
    public ViewsSession look() throws SQLException {
        return open(target.request().patience().lockWait());
    }

    @Override
    public List<String> inTheWay() {
        try (Connection connection = database.connect()) {
            return transactions().lockHolders(connection, target.request().liveSchema(), target.own());
        } catch (SQLException | ToolException unknown) {
            return List.of();
        }
    }

    @Override
    public boolean retryable(SQLException failure) {
        return transactions().retryable(failure) || database.dialect().errors().connectionLost(failure);
    }

    @Override
    public boolean cancelled(SQLException failure) {
        return database.dialect().errors().meaning(failure) == ErrorMeaning.CANCELLED;
    }

    /** Where rights are missing it says which. */
    @Override
    public ToolException unreadable(SQLException failure) {
        String why = failure.getMessage();
        try (ViewsSession session = look()) {
            List<Objection> missing =
                    database.dialect().rights().readingIn(session.connection(), JournalSchema.SCHEMA);
            why = missing.isEmpty() ? why : Objection.problems(missing) + ": " + Objection.remedies(missing);
        } catch (SQLException | ToolException again) {
            failure.addSuppressed(again);
        }
        return new ToolException(
                "connection '" + connection() + "': the switch journal cannot be read: " + why, failure);
    }

    @Override
    public String connection() {
        return database.settings().name();
    }

    @Override
    public String engine() {
        return database.product();
    }

    @Override
    public SwitchGuarantee guarantee() {
        return database.dialect().switchGuarantee();
    }

    @Override
    public Message manner() {
        return SwitchVerdictCode.IN_ONE_TRANSACTION.of();
    }

    @Override
    public String folded(String name) {
        return database.dialect().folded(name);
    }

    /** A file of an embedded engine. */
    @Override
    public boolean ownedByOneProcess() {
        return database.dialect().isEmbedded();
    }

    @Override
    public void refuseUnfit() {
        try (ViewsSession session = look()) {
            new Preflight(target, session).beforePreparing();
        } catch (SQLException failure) {
            throw target.failed("the catalog cannot be read", failure);
        }
    }

    @Override
    public SortedMap<String, TableFingerprint> stored(String schema) {
        return LockedCandidate.look(target, schema);
    }

    @Override
    public Standstill holdStill(String schema) {
        return LockedCandidate.of(target, schema);
    }

    /** What a query leaves in an embedded engine meets no statement of this program, nor the other way round. */
    @Override
    public void startAfresh() {
        database.reopen();
    }

    private Transactions transactions() {
        return database.dialect().transactions();
    }
}
