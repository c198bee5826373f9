package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.ViewState;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who reads all live objects and could not read one that a release adds. */
final class MissingReaderGrants {
    private final ViewsTarget target;
    private final PlanFacts facts;

    MissingReaderGrants(ViewsTarget target, PlanFacts facts) {
        this.target = target;
        this.facts = facts;
    }

    /** Warns of each new object that not everybody may read who may read all others. */
    void look(Collection<String> added, Collection<String> kept, PlanCollector plan) {
        Set<String> denied = new TreeSet<>();
        kept.stream().findFirst().ifPresent(first -> denied.addAll(readers(facts.state(first))));
        kept.forEach(name -> denied.retainAll(readers(facts.state(name))));
        denied.removeAll(facts.readersByDefault());
        denied.removeAll(target.request().readers());
        if (denied.isEmpty() || facts.readersByDefault().contains("PUBLIC")) {
            return;
        }
        added.forEach(name -> plan.warn(
                SwitchPlanCode.READERS_DENIED.of(name, grant(target.view(name), denied))));
    }

    private String grant(ObjectName view, Set<String> denied) {
        return "GRANT SELECT ON " + target.dialect().quote(view) + " TO "
                + denied.stream()
                        .map(role -> role.equals("PUBLIC") ? role : target.dialect().quote(role))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> readers(ViewState state) {
        return state.privileges().stream()
                .filter(right -> right.right().equals("SELECT") && right.column().isEmpty())
                .map(Privilege::grantee)
                .filter(grantee -> state.owner().filter(grantee::equals).isEmpty())
                .toList();
    }
}
