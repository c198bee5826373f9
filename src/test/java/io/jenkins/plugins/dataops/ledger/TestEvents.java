package io.jenkins.plugins.dataops.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Short words for events in tests; everything happens to "sales" in production unless said otherwise. */
public final class TestEvents {
    private TestEvents() {}

    /**
     * A whole release.
     *
     * @param id its id
     * @param at ISO 8601
     * @param revision what went live
     * @param changes the commits in it
     * @return the event
     */
    public static Deployment release(String id, String at, String revision, Commit... changes) {
        return deployment(id, at, revision, Deployment.Outcome.SUCCEEDED, Deployment.Kind.RELEASE, changes);
    }

    /**
     * A step back.
     *
     * @param id its id
     * @param at ISO 8601
     * @param revision what is live again
     * @return the event
     */
    public static Deployment rollback(String id, String at, String revision) {
        return deployment(id, at, revision, Deployment.Outcome.SUCCEEDED, Deployment.Kind.ROLLBACK);
    }

    /**
     * Any deployment.
     *
     * @param id its id
     * @param at ISO 8601
     * @param revision what went live
     * @param outcome how it ended
     * @param kind forward or back
     * @param changes the commits in it
     * @return the event
     */
    public static Deployment deployment(
            String id,
            String at,
            String revision,
            Deployment.Outcome outcome,
            Deployment.Kind kind,
            Commit... changes) {
        return new Deployment(
                id,
                "sales",
                "production",
                Instant.parse(at),
                revision,
                Optional.empty(),
                outcome,
                kind,
                Arrays.asList(changes),
                true,
                false,
                Optional.empty());
    }

    /**
     * The same deployment of another product.
     *
     * @param product whose it is
     * @param deployment what to copy
     * @return the event
     */
    public static Deployment of(String product, Deployment deployment) {
        return copy(deployment, product, deployment.changesComplete(), deployment.unplanned());
    }

    /**
     * The same deployment, made only to fix an incident.
     *
     * @param deployment what to copy
     * @return the event
     */
    public static Deployment unplanned(Deployment deployment) {
        return copy(deployment, deployment.product(), deployment.changesComplete(), true);
    }

    /**
     * The same deployment with its list of changes cut.
     *
     * @param deployment what to copy
     * @return the event
     */
    public static Deployment incomplete(Deployment deployment) {
        return copy(deployment, deployment.product(), false, deployment.unplanned());
    }

    private static Deployment copy(Deployment d, String product, boolean complete, boolean unplanned) {
        return new Deployment(
                d.id(), product, d.environment(), d.at(), d.revision(), d.version(), d.outcome(), d.kind(),
                d.changes(), complete, unplanned, d.url());
    }

    /**
     * A commit.
     *
     * @param revision its id
     * @param at ISO 8601, committer time
     * @return the commit
     */
    public static Commit commit(String revision, String at) {
        return new Commit(revision, Instant.parse(at), Optional.of("Ann"), Optional.of("Change " + revision));
    }

    /**
     * A deployment was found to be bad.
     *
     * @param id its id
     * @param at ISO 8601
     * @param deployment whose fault
     * @return the event
     */
    public static Failure failure(String id, String at, String deployment) {
        return new Failure(id, "sales", "production", Instant.parse(at), deployment, "wrong totals");
    }

    /**
     * Consumers were served badly.
     *
     * @param id its id
     * @param at ISO 8601
     * @param deployment whose fault, null when no change is to blame
     * @return the event
     */
    public static Incident incident(String id, String at, String deployment) {
        return new Incident(
                id, "sales", "production", Instant.parse(at), Optional.ofNullable(deployment), "numbers missing");
    }

    /**
     * Consumers are served well again.
     *
     * @param id its id
     * @param at ISO 8601
     * @param failure what ended
     * @return the event
     */
    public static Recovery recovery(String id, String at, String failure) {
        return new Recovery(id, "sales", "production", Instant.parse(at), failure, Optional.empty());
    }

    /**
     * One event of each type, with text that tries to break out.
     *
     * @return the events, in order of time
     */
    public static List<Event> oneOfEach() {
        return List.of(
                new Change("c1", "sales", "production", Instant.parse("2026-01-01T00:00:00Z"), "abc"),
                release("d1", "2026-01-02T00:00:00.123456789Z", "abc", commit("abc", "2026-01-01T00:00:00Z")),
                new Failure("f1", "sales", "production", Instant.parse("2026-01-02T01:00:00Z"), "d1", "'; DROP TABLE event; --\n\"\u0000\uD83D\uDE00"),
                incident("i1", "2026-01-02T02:00:00Z", null),
                recovery("r1", "2026-01-02T03:00:00Z", "f1"));
    }
}
