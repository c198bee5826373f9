package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** A transaction that points views elsewhere and writes state and journal: all of it happens, or nothing. */
final class ViewsSession extends SqlStateSession implements SwitchSession {
    private final ViewsTarget target;
    private Optional<ConcurrentChangeGuard> guard = Optional.empty();

    /** Of a connection whose transaction has begun; closing the session closes it. */
    ViewsSession(Connection connection, ViewsTarget target) {
        super(connection, target.database(), target.request());
        this.target = target;
    }

    @Override
    public void guardLive() throws SQLException {
        guard = Optional.of(new ConcurrentChangeGuard(target));
    }

    @Override
    public void atOneMoment() throws SQLException {
        for (String statement : target.dialect().transactions().snapshot()) {
            Query.run(connection(), statement);
        }
    }

    @Override
    public String makeCandidate(ProductState state, Optional<JournalRow> live, List<Message> warnings)
            throws SQLException {
        return new CandidateSchema(target, connection()).make(state, live, warnings);
    }

    @Override
    public Message retire(ProductState state) throws SQLException {
        return new CandidateSchema(target, connection()).retire(state.schema(state.nextCandidate()));
    }

    @Override
    public void analyze(String schema) throws SQLException {
        for (String statement : target.dialect().schemas().analyze(connection(), schema)) {
            Query.run(connection(), statement);
        }
    }

    @Override
    public Watermark live(ProductState state, JournalRow live) throws SQLException {
        return new Watermark(
                now(),
                new TableFingerprints(target).of(
                        connection(), state.schema(live.entry().to().orElseThrow()), live.content().names()));
    }

    @Override
    public SortedMap<String, TableFingerprint> offered(String schema) throws SQLException {
        return new TableFingerprints(target).of(connection(), schema, target.request().objects());
    }

    @Override
    public PlanDraft plan(ProductState state, Optional<JournalRow> live, SwitchDirection course) throws SQLException {
        PlanCollector plan = new Planner(target).collect(connection(), state, live, course);
        return plan.draft(state, () -> carryOut(plan));
    }

    private void carryOut(PlanCollector plan) throws SQLException {
        // Readers queue from the first statement on: few journeys to the server keep that short.
        Query.runAll(connection(), target.dialect().transactions().underOneWait(
                plan.statements(), target.request().patience().lockWait()));
        for (String probe : target.dialect().views().probes(plan.probes())) {
            Query.run(connection(), probe);
        }
        confirmPrivileges(plan.kept());
        guard.orElseThrow().confirm();
    }

    /** The privileges that each recreated view must have again. */
    private void confirmPrivileges(Map<ObjectName, Set<Privilege>> kept) throws SQLException {
        if (kept.isEmpty()) {
            return;
        }
        Map<String, List<Privilege>> privileges =
                target.dialect().views().privileges(connection(), target.request().liveSchema());
        kept.forEach((view, expected) -> {
            if (!expected.equals(Set.copyOf(privileges.getOrDefault(view.name(), List.of())))) {
                throw new ToolException("connection '" + target.database().settings().name()
                        + "': the privileges on " + view + " could not be carried over, so nothing was "
                        + "switched: switch as a role that may grant them, or revoke what it may not");
            }
        });
    }

    @Override
    public List<Message> changedByHand(ProductState state) throws SQLException {
        return new LiveDrift(target).differences(this, state);
    }

    @Override
    public void close() throws SQLException {
        try {
            super.close();
        } finally {
            if (guard.isPresent()) {
                guard.get().close();
            }
        }
    }
}
