package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What lies around a product and a switch leaves behind: found before the build and again before the switch. */
final class ExternalDependencies {
    private final ViewsTarget target;
    private final Connection connection;

    ExternalDependencies(ViewsTarget target, Connection connection) {
        this.target = target;
        this.connection = connection;
    }

    /** What outside of the product depends on a colour's schema itself and not on the live views. */
    List<Dependant> dependants(String schema) throws SQLException {
        return target.catalog().dependantsOutside(connection, schema, List.of(target.request().liveSchema()));
    }

    /** What stays with the live colour's schema when readers are switched away from it, and would hold its next clearing. */
    List<Message> leftBehind(String schema, List<Dependant> dependants) throws SQLException {
        List<Message> found = new ArrayList<>();
        for (Dependant dependant : dependants) {
            found.add(SwitchPlanCode.STAYS_WITH_COLOUR.of(
                    PlanCollector.said(dependant), schema, dependant.remedy()));
        }
        for (Objection publishing : target.catalog().publishing(connection, schema)) {
            found.add(SwitchPlanCode.PUBLICATION_STAYS.of(publishing.problem(), schema, publishing.remedy()));
        }
        target.catalog().stale(connection, target.request().liveSchema())
                .forEach(one -> found.add(SwitchPlanCode.OBJECTION.of(one.problem(), one.remedy())));
        return found;
    }
}
