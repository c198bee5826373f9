package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Roles;
import io.jenkins.plugins.dataops.database.ViewState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plan is made from, read once for all objects.
 *
 * @param states what the live views are and what hangs on them, by name
 * @param dependants what depends on the live views, by name
 * @param sources what the live colour holds, by folded name
 * @param columns the columns that a switch gave the live views, by folded name
 * @param roles who there is, and whom this connection may act as
 * @param readersByDefault who may read a new live object without a grant
 */
record PlanFacts(
        Map<String, ViewState> states,
        Map<String, List<Dependant>> dependants,
        Map<String, Relation> sources,
        Map<String, List<Column>> columns,
        Roles roles,
        Set<String> readersByDefault) {

    /** Reads them. */
    static PlanFacts read(ViewsTarget target, Connection connection, ProductState state, Optional<JournalRow> live)
            throws SQLException {
        String schema = target.request().liveSchema();
        Map<String, Relation> sources = new HashMap<>();
        if (state.live().isPresent()) {
            target.catalog().relations(connection, state.schema(state.live().get())).forEach(
                    relation -> sources.put(target.dialect().folded(relation.name().name()), relation));
        }
        return new PlanFacts(
                target.dialect().views().states(connection, schema),
                target.catalog().dependants(connection, schema),
                sources,
                live.map(row -> row.content().objects()).orElse(List.of()).stream().collect(Collectors.toMap(
                        object -> target.dialect().folded(object.name()), JournalRow.LiveObject::columns)),
                target.catalog().roles(connection),
                target.catalog().readersByDefault(connection, schema));
    }

    /** The same with other views, as they will be once a switch is done. */
    PlanFacts with(Map<String, ViewState> otherStates) {
        return new PlanFacts(otherStates, dependants, Map.of(), Map.of(), roles, readersByDefault);
    }

    ViewState state(String view) {
        return states.getOrDefault(view, ViewState.NONE);
    }

    /**
     * What a person changed in a live view, if anybody did.
     *
     * @return the query that it has now
     */
    Optional<String> changedByHand(ViewsTarget target, Relation view) {
        String name = target.dialect().folded(view.name().name());
        List<Column> made = columns.get(name);
        if (made == null) {
            return Optional.empty();
        }
        Relation source = sources.get(name);
        ViewState state = state(view.name().name());
        boolean same = source != null && target.dialect().views().plain(view.name(), state, source, made);
        return same ? Optional.empty() : state.definition().map(PlanFacts::onOneLine);
    }

    /** A query as it fits into a sentence. */
    static String onOneLine(String query) {
        return query.strip().replaceAll("\\s+", " ");
    }
}
