package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schema that a run builds in: made, emptied, filled with what is live, and dropped. */
final class CandidateSchema {
    private final ViewsTarget target;
    private final Connection connection;

    CandidateSchema(ViewsTarget target, Connection connection) {
        this.target = target;
        this.connection = connection;
    }

    /** Makes it ready to be built, as the request has it begin; returns its name. */
    String make(ProductState state, Optional<JournalRow> live, List<Message> warnings) throws SQLException {
        String schema = makeEmpty(state, state.nextCandidate(), warnings);
        if (live.isPresent()) {
            ExternalDependencies surroundings = new ExternalDependencies(target, connection);
            String from = state.schema(live.get().entry().to().orElseThrow());
            warnings.addAll(surroundings.leftBehind(from, surroundings.dependants(from)));
            target.dialect().rights().readingLater(connection, target.request().liveSchema(), schema)
                    .forEach(one -> warnings.add(SwitchPlanCode.OBJECTION.of(one.problem(), one.remedy())));
        }
        if (target.request().start() != Start.EMPTY) {
            start(state, live, schema, warnings);
        }
        return schema;
    }

    /**
     * Empties it, and drops it unless somebody has hung something on it that would go with it, or nobody could create it
     * again. Returns what became of it.
     */
    Message retire(String schema) throws SQLException {
        clear(schema, true);
        if (!target.catalog().schemaExists(connection, schema)) {
            return SwitchVerdictCode.COLOUR_GONE.of(schema);
        }
        List<Message> kept = new ArrayList<>(target.catalog().hangingOn(connection, schema).stream()
                .map(Objection::problem)
                .map(Message::text)
                .toList());
        if (!target.dialect().rights().creatingAgain(connection, schema).isEmpty()) {
            kept.add(SwitchVerdictCode.NO_RIGHT_TO_CREATE.of());
        }
        if (!kept.isEmpty()) {
            return SwitchVerdictCode.COLOUR_EMPTIED.of(schema, kept);
        }
        Query.run(connection, target.dialect().schemas().drop(schema));
        return SwitchVerdictCode.COLOUR_GONE.of(schema);
    }

    /**
     * Makes the candidate's schema, empty. When a run before this one prepared it and never switched, its build may
     * still be alive, and what it writes must go nowhere: the schema then gets a name that this build does not know.
     */
    private String makeEmpty(ProductState state, Colour colour, List<Message> warnings)
            throws SQLException {
        String schema = state.schema(colour);
        clear(schema, state.made().contains(colour));
        boolean there = target.catalog().schemaExists(connection, schema);
        if (state.candidateRun().isEmpty()) {
            if (!there) {
                Query.run(connection, target.dialect().schemas().create(schema));
            }
            return schema;
        }
        if (there && !target.dialect().schemas().renamable(connection, schema)) {
            warnings.add(SwitchWarningCode.EARLIER_BUILD_MAY_WRITE.of(state.candidateRun().getAsLong(), schema));
            return schema;
        }
        String fresh = new ColourSchemas(target.dialect(), target.request().liveSchema()).of(colour, state.run());
        clear(fresh, false);
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
    private void clear(String schema, boolean ours) throws SQLException {
        if (!target.catalog().schemaExists(connection, schema)) {
            return;
        }
        List<String> drops = target.dialect().schemas().empty(connection, schema);
        if (!ours && !drops.isEmpty()) {
            throw new RefusedException(
                    SwitchRefusalCode.FOREIGN_SCHEMA.of(schema, target.product()),
                    Remedy.of(SwitchRemedyCode.RENAME_SCHEMA));
        }
        List<Dependant> outside = target.catalog().dependantsOutside(connection, schema, List.of());
        if (!outside.isEmpty()) {
            throw new RefusedException(
                    SwitchRefusalCode.SCHEMA_NEEDED.of(
                            schema, outside.stream().map(PlanCollector::said).toList()),
                    Remedy.of(
                            SwitchRemedyCode.MOVE_DEPENDANTS,
                            outside.stream().map(Dependant::remedy).distinct().toList(),
                            target.request().liveSchema()));
        }
        for (String drop : drops) {
            Query.run(connection, drop);
        }
    }

    private void start(ProductState state, Optional<JournalRow> live, String schema, List<Message> warnings)
            throws SQLException {
        if (live.isEmpty()) {
            warnings.add(SwitchWarningCode.STARTS_EMPTY.of());
            return;
        }
        String from = state.schema(live.get().entry().to().orElseThrow());
        List<Objection> objections = target.dialect().schemas().againstCopying(connection, from);
        if (!objections.isEmpty()) {
            throw new RefusedException(
                    SwitchRefusalCode.SWITCH_REFUSED.of(
                            objections.stream().map(Objection::problem).distinct().toList()),
                    Remedy.of(
                            SwitchRemedyCode.EITHER_WAY,
                            objections.stream().map(Objection::remedy).distinct().toList()));
        }
        boolean rows = target.request().start() == Start.COPY;
        for (Relation relation : target.catalog().relations(connection, from)) {
            if (relation.kind() != Relation.Kind.TABLE) {
                warnings.add(SwitchWarningCode.NOT_COPIED.of(relation.name().toString()));
            }
        }
        for (String statement : target.dialect().schemas().copy(connection, from, schema, rows)) {
            target.progress().say(statement);
            Query.run(connection, statement);
        }
    }
}
