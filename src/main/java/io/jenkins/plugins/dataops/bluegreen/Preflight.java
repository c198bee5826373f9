package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Rights;
import io.jenkins.plugins.dataops.database.Roles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks, before anything is begun and long before anything is built, at what would stop the deployment later: names,
 * rights, schemas of others, live tables that no switch made. It changes nothing.
 */
final class Preflight {
    private final ViewsTarget target;
    private final StateSession session;
    private final Connection connection;
    private final JournalSchema tables;

    Preflight(ViewsTarget target, SqlStateSession session) {
        this.target = target;
        this.session = session;
        this.connection = session.connection();
        this.tables = new JournalSchema(target.database());
    }

    /**
     * Refuses what cannot end well.
     *
     * @throws UsageException when a name cannot work in this database
     * @throws RefusedException when rights are missing or something is in the way, with every object's name
     */
    void beforePreparing() throws SQLException {
        names();
        List<Obstacle> found = new ArrayList<>(rights());
        if (found.isEmpty()) {
            Optional<ProductState> state = session.state();
            found.addAll(reserved());
            found.addAll(colours(state));
            found.addAll(unadopted(state));
        }
        if (!found.isEmpty()) {
            throw RefusedException.because(found);
        }
    }

    private void names() throws SQLException {
        for (String schema : List.of(target.request().liveSchema(), JournalSchema.SCHEMA)) {
            Optional<String> objection = target.catalog().objection(connection, schema);
            if (objection.isPresent()) {
                throw new UsageException(
                        "connection '" + target.database().settings().name() + "': " + objection.get());
            }
        }
        if (!target.request().readers().isEmpty() && target.catalog().roles(connection).equals(Roles.NONE)) {
            throw new UsageException("connection '" + target.database().settings().name() + "': "
                    + target.dialect().name() + " knows no roles, so that nobody can be named as a reader: leave "
                    + "'readers' out");
        }
    }

    private List<Obstacle> rights() throws SQLException {
        Rights rights = target.dialect().rights();
        List<Obstacle> found = new ArrayList<>(Obstacle.of(rights.changing(connection)));
        Set<String> schemas = new LinkedHashSet<>(List.of(JournalSchema.SCHEMA, target.request().liveSchema()));
        for (String schema : schemas) {
            // The journal's tables may be somebody else's, once they are there.
            if (!schema.equals(JournalSchema.SCHEMA) || !tables.exist(connection)) {
                found.addAll(Obstacle.of(rights.creatingIn(connection, schema)));
            }
        }
        found.addAll(Obstacle.of(rights.writingIn(connection, JournalSchema.SCHEMA)));
        if (found.isEmpty()) {
            found.addAll(Obstacle.of(tables.upgradeObjections(connection)));
        }
        Set<String> roles = target.catalog().roles(connection).all();
        target.request().readers().stream().filter(reader -> !roles.contains(reader)).forEach(reader -> found.add(
                new Obstacle(
                        SwitchPlanCode.UNKNOWN_READER.of(reader), SwitchPlanCode.CREATE_READER.of())));
        return found;
    }

    /** Two products whose schemas would be called alike would clear each other's data. */
    private List<Obstacle> reserved() throws SQLException {
        ColourSchemas ours = new ColourSchemas(target.dialect(), target.request().liveSchema());
        String mine = target.dialect().folded(target.request().liveSchema());
        List<Obstacle> found = new ArrayList<>();
        for (ProductState product : session.products()) {
            String other = product.liveSchema();
            ColourSchemas theirs = new ColourSchemas(target.dialect(), other);
            for (Colour colour : Colour.values()) {
                boolean clash = target.dialect().folded(theirs.of(colour)).equals(mine)
                        || target.dialect().folded(ours.of(colour)).equals(other);
                if (clash && !other.equals(mine)) {
                    found.add(new Obstacle(
                            SwitchPlanCode.SCHEMAS_CLASH.of(target.request().liveSchema(), other),
                            SwitchPlanCode.OTHER_LIVE_SCHEMA.of()));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private List<Obstacle> colours(Optional<ProductState> state) throws SQLException {
        Rights rights = target.dialect().rights();
        String candidate = state.map(found -> found.schema(found.nextCandidate()))
                .orElseGet(() -> new ColourSchemas(target.dialect(), target.request().liveSchema()).of(Colour.BLUE));
        List<Obstacle> found = new ArrayList<>(Obstacle.of(rights.creatingIn(connection, candidate)));
        found.addAll(Obstacle.of(rights.emptying(connection, candidate)));
        Optional<JournalRow> live = state.isPresent()
                ? session.row(state.get().liveEntry())
                : Optional.empty();
        if (live.isPresent()) {
            found.addAll(Obstacle.of(rights.replacing(
                    connection, target.request().liveSchema(), live.get().content().names())));
        }
        return found;
    }

    /** A schema full of tables is no live schema: a switch could only fail at the end, at the first of them. */
    private List<Obstacle> unadopted(Optional<ProductState> state) throws SQLException {
        if (state.flatMap(ProductState::live).isPresent()) {
            return List.of();
        }
        Set<String> wanted = new LinkedHashSet<>();
        target.request().objects().forEach(name -> wanted.add(target.dialect().folded(name)));
        List<Obstacle> found = new ArrayList<>();
        List<Relation> there = target.catalog().relations(connection, target.request().liveSchema());
        Map<String, List<Dependant>> dependants = there.isEmpty()
                ? Map.of()
                : target.catalog().dependants(connection, target.request().liveSchema());
        for (Relation relation : there) {
            String name = relation.name().name();
            if (wanted.isEmpty() || wanted.contains(target.dialect().folded(name))) {
                List<String> others = dependants.getOrDefault(name, List.of()).stream()
                        .map(dependant -> dependant.kind() + " " + dependant.name())
                        .distinct()
                        .toList();
                found.add(new Obstacle(
                        SwitchPlanCode.NOT_MADE_BY_SWITCH.of(
                                relation.name().toString(), Optional.of(others).filter(some -> !some.isEmpty())),
                        SwitchPlanCode.OWN_LIVE_SCHEMA.of(target.request().liveSchema())));
            }
        }
        return found;
    }
}
