package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Deployment.Kind;
import io.jenkins.plugins.dataops.ledger.Deployment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What was live before and after each deployment, every state of the world kept whole. */
final class NaiveReplay {
    /** What consumers may step back to, oldest first, and failed tries whose outage lasts. */
    private record World(List<Deployment> versions, List<Deployment> tries) {
        Deployment top() {
            return versions.isEmpty() ? null : versions.get(versions.size() - 1);
        }

        boolean isTop(Deployment other) {
            return top() != null && top().revision().equals(other.revision());
        }
    }

    private final List<Deployment> deployments;
    private final List<World> before = new ArrayList<>();
    private final List<World> after = new ArrayList<>();
    final Map<String, Step> steps = new HashMap<>();

    /**
     * Replays.
     *
     * @param deployments in order of time
     * @param over whether the trouble with a deployment was told to be over before an instant
     */
    NaiveReplay(List<Deployment> deployments, BiPredicate<Deployment, Instant> over) {
        this.deployments = deployments;
        World world = new World(List.of(), List.of());
        for (Deployment deployment : deployments) {
            World present = new World(
                    world.versions(),
                    world.tries().stream().filter(tried -> !over.test(tried, deployment.at())).toList());
            before.add(present);
            steps.put(deployment.id(), step(present, deployment));
            world = next(present, deployment);
            after.add(world);
        }
    }

    private Step step(World world, Deployment deployment) {
        if (deployment.kind() == Kind.ROLLBACK) {
            return Step.BACK;
        }
        if (world.isTop(deployment)) {
            boolean whole = deployment.outcome() == Outcome.SUCCEEDED;
            return whole && !releases(world.tries()).isEmpty() ? Step.BACK : Step.REFRESH;
        }
        boolean older = world.versions().stream().anyMatch(each -> each.revision().equals(deployment.revision()));
        return older ? Step.BACK : Step.FORWARD;
    }

    private List<Deployment> releases(List<Deployment> tries) {
        return tries.stream().filter(each -> steps.get(each.id()) == Step.FORWARD).toList();
    }

    private World next(World world, Deployment deployment) {
        if (deployment.outcome() != Outcome.SUCCEEDED) {
            return steps.get(deployment.id()) == Step.BACK
                    ? world
                    : new World(world.versions(), with(world.tries(), deployment));
        }
        List<Deployment> versions = new ArrayList<>(world.versions());
        if (steps.get(deployment.id()) == Step.FORWARD) {
            versions.add(deployment);
        } else if (!world.isTop(deployment)) {
            while (!versions.isEmpty()
                    && !versions.get(versions.size() - 1).revision().equals(deployment.revision())
                    && (versions.size() == world.versions().size()
                            || versions.stream().anyMatch(each -> each.revision().equals(deployment.revision())))) {
                versions.remove(versions.size() - 1);
            }
            if (versions.isEmpty() || !versions.get(versions.size() - 1).revision().equals(deployment.revision())) {
                versions.add(deployment);
            }
        }
        return new World(versions, List.of());
    }

    private static List<Deployment> with(List<Deployment> list, Deployment more) {
        List<Deployment> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    /** What a step back took away, or was to take away. */
    Deployment takenAway(Deployment stepBack) {
        World world = before.get(deployments.indexOf(stepBack));
        List<Deployment> tries = releases(world.tries());
        if (world.isTop(stepBack) || world.top() == null) {
            return tries.isEmpty() ? null : tries.get(tries.size() - 1);
        }
        return release(world.top());
    }

    private Deployment release(Deployment version) {
        return version != null && steps.get(version.id()) == Step.FORWARD ? version : null;
    }

    /** The release that consumers saw after a deployment. */
    Deployment seenAfter(int deployment) {
        World world = after.get(deployment);
        List<Deployment> partial = releases(world.tries()).stream()
                .filter(each -> each.outcome() == Outcome.PARTIAL)
                .toList();
        return release(partial.isEmpty() ? world.top() : partial.get(partial.size() - 1));
    }

    Instant withdrawn(Deployment release) {
        for (int i = 0; i < deployments.size(); i++) {
            boolean was = before.get(i).versions().contains(release) || before.get(i).tries().contains(release);
            boolean is = after.get(i).versions().contains(release) || after.get(i).tries().contains(release);
            Deployment cause = deployments.get(i);
            if (was && !is && steps.get(cause.id()) == Step.BACK && cause.outcome() == Outcome.SUCCEEDED) {
                return cause.at();
            }
        }
        return null;
    }

    List<Deployment> stepsBackFrom(Deployment release) {
        return deployments.stream()
                .filter(each -> steps.get(each.id()) == Step.BACK && release.equals(takenAway(each)))
                .toList();
    }

    /** When a newer version took the place of what a step back had failed to take away. */
    Instant replaced(Deployment release) {
        boolean failedBefore = false;
        for (int i = 0; i < deployments.size(); i++) {
            Deployment each = deployments.get(i);
            boolean newer = steps.get(each.id()) == Step.FORWARD && each.outcome() == Outcome.SUCCEEDED;
            if (failedBefore && newer && release.equals(before.get(i).top())) {
                return each.at();
            }
            failedBefore |= stepsBackFrom(release).contains(each);
        }
        return null;
    }
}
