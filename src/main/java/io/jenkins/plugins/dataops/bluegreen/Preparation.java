package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the candidate ready to be built: whatever a dead run left is cleared away, in one transaction. */
final class Preparation {
    private final Target target;
    private final Leases leases;

    Preparation(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** Clears and creates the candidate; the product's lease is held. */
    ProductState run(List<String> warnings) {
        return target.attempts().run(
                "preparing the candidate",
                (session, locks) -> {
                    warnings.clear();
                    return once(session, SqlStateStore.connection(session), warnings);
                },
                session -> session.settledState()
                        .filter(state -> state.candidateRun().equals(leases.number())
                                && state.run() == leases.number().orElse(-1)));
    }

    private ProductState once(StateSession session, Connection connection, List<String> warnings)
            throws SQLException {
        for (String statement : target.dialect().transactions().snapshot()) {
            Query.run(connection, statement);
        }
        // Whoever would take the product when the lease ends meanwhile has to wait for this transaction.
        ProductState state = leases.extend(session);
        Colour colour = state.nextCandidate();
        String schema = makeSchema(connection, state, colour, warnings);
        Optional<JournalRow> live = session.row(state.liveEntry());
        Watermark watermark = live.isPresent()
                ? new TableFingerprints(target).live(connection, state, live.get())
                : new Watermark(target.now(connection), new TreeMap<>());
        if (live.isPresent()) {
            ExternalDependencies surroundings = new ExternalDependencies(target, connection);
            String from = state.schema(live.get().entry().to().orElseThrow());
            warnings.addAll(surroundings.leftBehind(from, surroundings.dependants(from)));
            target.dialect().rights().readingLater(connection, target.request().liveSchema(), schema)
                    .forEach(one -> warnings.add(one.toString()));
        }
        if (target.request().start() != Start.EMPTY) {
            start(connection, state, live, schema, warnings);
        }
        EnumSet<Colour> made = EnumSet.of(colour);
        made.addAll(state.made());
        LeaseTerms terms = target.request().lease();
        Instant now = target.now(connection);
        session.save(state
                .withLease(state.lease()
                        .map(held -> held.renewed(now, terms.duration()).attended(terms.attended())))
                .prepared(colour, schema, watermark, made));
        return session.state().orElseThrow();
    }

    /**
     * Makes the candidate's schema, empty. When a run before this one prepared it and never switched, its build may
     * still be alive, and what it writes must go nowhere: the schema then gets a name that this build does not know.
     */
    private String makeSchema(Connection connection, ProductState state, Colour colour, List<String> warnings)
            throws SQLException {
        String schema = state.schema(colour);
        clear(connection, schema, state.made().contains(colour));
        boolean there = target.catalog().schemaExists(connection, schema);
        if (state.candidateRun().isEmpty()) {
            if (!there) {
                Query.run(connection, target.dialect().schemas().create(schema));
            }
            return schema;
        }
        if (there && !target.dialect().schemas().renamable(connection, schema)) {
            warnings.add("a build of run " + state.candidateRun().getAsLong() + ", which never switched, could still "
                    + "write to '" + schema + "': this role may not rename that schema (it needs CREATE on the "
                    + "database), so make sure that no process of that run is left");
            return schema;
        }
        String fresh = new ColourSchemas(target.dialect(), target.request().liveSchema()).of(colour, state.run());
        clear(connection, fresh, false);
        if (there && !target.catalog().schemaExists(connection, fresh)) {
            for (String statement : target.dialect().schemas().renameEmpty(schema, fresh)) {
                Query.run(connection, statement);
            }
        } else if (!target.catalog().schemaExists(connection, fresh)) {
            Query.run(connection, target.dialect().schemas().create(fresh));
        }
        return fresh;
    }

    /** Empties a colour's schema, if it is this product's own and nothing outside needs it. */
    void clear(Connection connection, String schema, boolean ours) throws SQLException {
        if (!target.catalog().schemaExists(connection, schema)) {
            return;
        }
        List<String> drops = target.dialect().schemas().empty(connection, schema);
        if (!ours && !drops.isEmpty()) {
            throw new RefusedException(
                    "Refused: the schema '" + schema + "' is there, was not made by a deployment of "
                            + target.product() + " and is not empty.",
                    "Rename or empty it: a deployment only ever clears what it made.");
        }
        List<Dependant> outside = target.catalog().dependantsOutside(connection, schema, List.of());
        if (!outside.isEmpty()) {
            throw new RefusedException(
                    "Refused: outside of '" + schema + "' something depends on it: "
                            + outside.stream().map(Dependant::toString).collect(Collectors.joining(", ")) + ".",
                    "Nothing of that is ever dropped or detached along with it: "
                            + outside.stream().map(Dependant::remedy).distinct().collect(Collectors.joining("; "))
                            + "; the live schema is '" + target.request().liveSchema() + "'.");
        }
        for (String drop : drops) {
            Query.run(connection, drop);
        }
    }

    private void start(
            Connection connection,
            ProductState state,
            Optional<JournalRow> live,
            String schema,
            List<String> warnings)
            throws SQLException {
        if (live.isEmpty()) {
            warnings.add("nothing is live yet, so the candidate starts empty");
            return;
        }
        String from = state.schema(live.get().entry().to().orElseThrow());
        List<Objection> objections = target.dialect().schemas().againstCopying(connection, from);
        if (!objections.isEmpty()) {
            throw new RefusedException(
                    "Refused: " + Objection.problems(objections) + ".",
                    "Either way will do: " + Objection.remedies(objections) + ".");
        }
        boolean rows = target.request().start() == Start.COPY;
        for (Relation relation : target.catalog().relations(connection, from)) {
            if (relation.kind() != Relation.Kind.TABLE) {
                warnings.add(relation.name() + " is no plain table and is not copied: the build must make it");
            }
        }
        for (String statement : target.dialect().schemas().copy(connection, from, schema, rows)) {
            target.progress().say(statement);
            Query.run(connection, statement);
        }
    }
}
