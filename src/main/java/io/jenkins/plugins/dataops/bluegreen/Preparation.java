package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the candidate ready to be built: whatever a dead run left is cleared away, in one step. */
final class Preparation {
    private final Target target;
    private final Leases leases;

    Preparation(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** Clears and creates the candidate; the product's lease is held. */
    ProductState run(List<Message> warnings) {
        return target.attempts().run(
                "preparing the candidate",
                (session, locks) -> {
                    warnings.clear();
                    return once(session, warnings);
                },
                session -> session.settledState()
                        .filter(state -> state.candidateRun().equals(leases.number())
                                && state.run() == leases.number().orElse(-1)));
    }

    private ProductState once(SwitchSession session, List<Message> warnings) throws SQLException {
        session.atOneMoment();
        // Whoever would take the product when the lease ends meanwhile has to wait for this, or makes it fail.
        ProductState state = leases.extend(session);
        Colour colour = state.nextCandidate();
        Optional<JournalRow> live = session.row(state.liveEntry());
        // Looked at first: what is written while a copy takes its time counts as drift from here on.
        Watermark watermark = live.isPresent()
                ? session.live(state, live.get())
                : new Watermark(session.now(), new TreeMap<>());
        String schema = session.makeCandidate(state, live, warnings);
        EnumSet<Colour> made = EnumSet.of(colour);
        made.addAll(state.made());
        LeaseTerms terms = target.request().lease();
        Instant now = session.now();
        session.save(state
                .withLease(state.lease()
                        .map(held -> held.renewed(now, terms.duration()).attended(terms.attended())))
                .prepared(colour, schema, watermark, made));
        return session.state().orElseThrow();
    }
}
