package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was live when: the one replay of a product's deployments in one environment that figures and recording share.
 *
 * <ul>
 *   <li>A step back is known by its kind or by its revision: an older live revision again takes the newer one away,
 *       and a try of one that fails was to.
 *   <li>What is live already, told again, takes nothing away; as a release it is a refresh.
 *   <li>A release that failed was switched back and is never live; one that went live in part is until its outage
 *       ends.
 *   <li>A step back from such tries to the version below them is about the tries; that version is not to blame.
 * </ul>
 *
 * <p>Takes time in proportion to the number of events.
 */
public final class LiveHistory {
    private record Moment(Instant at, boolean back, Optional<LiveVersion> live) {}

    private final Recoveries recoveries;
    private final LiveStack stack = new LiveStack();
    private final OpenAttempts tries = new OpenAttempts();

    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, Deployment> takenAwayBy = new HashMap<>();
    private final Map<String, List<Deployment>> stepsBackFrom = new HashMap<>();
    private final Map<String, Instant> withdrawnAt = new HashMap<>();
    private final Map<String, Instant> replacedAt = new HashMap<>();
    private final Map<String, LiveVersion> liveAfter = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();

    private LiveHistory(ProductHistory history, Recoveries recoveries) {
        this.recoveries = recoveries;
        for (Deployment deployment : history.deployments()) {
            tries.endBefore(deployment.at());
            Step step = step(deployment);
            steps.put(deployment.id(), step);
            switch (step) {
                case BACK -> back(deployment);
                case FORWARD -> forward(deployment);
                case REFRESH -> refresh(deployment);
            }
            Optional<LiveVersion> live = seen();
            moments.add(new Moment(deployment.at(), step == Step.BACK, live));
            live.ifPresent(version -> liveAfter.put(deployment.id(), version));
        }
    }

    /**
     * Replays.
     *
     * @param events of one product in one environment, in any order and however often
     * @return what was live when
     * @throws IllegalArgumentException when they are of several products
     */
    public static LiveHistory of(Collection<? extends Event> events) {
        List<ProductHistory> histories = ProductHistory.of(events);
        if (histories.size() > 1) {
            throw new IllegalArgumentException("events of " + histories.size() + " products have no common history");
        }
        return of(histories.isEmpty() ? ProductHistory.empty() : histories.get(0));
    }

    static LiveHistory of(ProductHistory history) {
        return new LiveHistory(history, Recoveries.of(history));
    }

    private Step step(Deployment deployment) {
        if (deployment.kind() == Deployment.Kind.ROLLBACK) {
            return Step.BACK;
        }
        if (stack.isOnTop(deployment)) {
            boolean whole = deployment.outcome() == Deployment.Outcome.SUCCEEDED;
            return whole && tries.lastRelease().isPresent() ? Step.BACK : Step.REFRESH;
        }
        return stack.holds(deployment) ? Step.BACK : Step.FORWARD;
    }

    private void forward(Deployment release) {
        if (release.outcome() == Deployment.Outcome.SUCCEEDED) {
            tries.end();
            stack.top()
                    .flatMap(LiveVersion::release)
                    .filter(before -> stepsBackFrom.containsKey(before.id()))
                    .ifPresent(before -> replacedAt.putIfAbsent(before.id(), release.at()));
            stack.push(LiveVersion.of(release));
        } else {
            tries.add(release, Step.FORWARD, recoveries.of(release.id()));
        }
    }

    private void refresh(Deployment run) {
        if (run.outcome() == Deployment.Outcome.SUCCEEDED) {
            tries.end();
        } else {
            tries.add(run, Step.REFRESH, recoveries.of(run.id()));
        }
    }

    private void back(Deployment stepBack) {
        // Back to what was live before the tries, or to what nobody names: the version below them stays.
        boolean ofTries = !tries.isEmpty() && (!stepBack.knowsRevision() || stack.isOnTop(stepBack));
        Optional<Deployment> replaced = ofTries || stack.isOnTop(stepBack) || stack.top().isEmpty()
                ? tries.lastRelease()
                : stack.top().flatMap(LiveVersion::release);
        replaced.ifPresent(release -> {
            takenAwayBy.put(stepBack.id(), release);
            stepsBackFrom.computeIfAbsent(release.id(), id -> new ArrayList<>()).add(stepBack);
        });
        if (stepBack.outcome() != Deployment.Outcome.SUCCEEDED) {
            return; // What was to be replaced is live still, or a part of it.
        }
        tries.end().forEach(each -> withdrawnAt.putIfAbsent(each.id(), stepBack.at()));
        List<LiveVersion> gone = ofTries ? List.of() : stack.backFromTop(stepBack);
        gone.forEach(version -> version.release()
                .ifPresent(release -> withdrawnAt.putIfAbsent(release.id(), stepBack.at())));
    }

    /** What consumers see: a release that went live in part, else the last whole one. */
    private Optional<LiveVersion> seen() {
        return tries.lastPartial().map(LiveVersion::of).or(stack::top);
    }

    /**
     * Looks up what a deployment was.
     *
     * @param deployment its id
     * @return forward, back or a refresh
     */
    Step step(String deployment) {
        return steps.get(deployment);
    }

    /**
     * Finds what a step back was to take away.
     *
     * @param stepBack its id
     * @return the release; empty when that was live already which it brought, or nothing is known to have been live
     */
    Optional<Deployment> takenAwayBy(String stepBack) {
        return Optional.ofNullable(takenAwayBy.get(stepBack));
    }

    /**
     * Whether a step back left live what it was to take away, which somebody may say to be over by its name.
     *
     * @param deployment any deployment
     * @return false for what is no step back, worked, or was to take nothing away
     */
    boolean isFailedStepBack(Deployment deployment) {
        return takenAwayBy.containsKey(deployment.id()) && deployment.outcome() != Deployment.Outcome.SUCCEEDED;
    }

    /**
     * Finds the steps back that were to take a release away, whether they worked or not.
     *
     * @param release its id
     * @return the steps back, in order; none when there was none
     */
    List<Deployment> stepsBackFrom(String release) {
        return stepsBackFrom.getOrDefault(release, List.of());
    }

    /**
     * Finds when a step back took a release away.
     *
     * @param release its id
     * @return the instant; empty when none did
     */
    Optional<Instant> withdrawnAt(String release) {
        return Optional.ofNullable(withdrawnAt.get(release));
    }

    /**
     * Finds when a newer version took the place of a release that a step back had failed to take away.
     *
     * @param release its id
     * @return the instant; empty when no step back failed, or nothing newer is live yet
     */
    Optional<Instant> replacedAt(String release) {
        return Optional.ofNullable(replacedAt.get(release));
    }

    /**
     * Finds the release whose version a deployment left live.
     *
     * @param deployment its id
     * @return the release; empty when that is not on record
     */
    Optional<Deployment> liveAfter(String deployment) {
        return Optional.ofNullable(liveAfter.get(deployment)).flatMap(LiveVersion::release);
    }

    private Optional<LiveVersion> versionAt(Instant instant) {
        int low = 0;
        int high = moments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle).at().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        // What ends in an instant was live in it.
        while (low > 0 && moments.get(low - 1).back() && moments.get(low - 1).at().equals(instant)) {
            low--;
        }
        return low == 0 ? Optional.empty() : moments.get(low - 1).live();
    }

    /**
     * Finds the release that consumers saw.
     *
     * @param instant when; what was taken away in that instant was still seen
     * @return the release; empty when nothing is known to have been live
     */
    Optional<Deployment> releaseAt(Instant instant) {
        return versionAt(instant).flatMap(LiveVersion::release);
    }

    /**
     * Finds the deployment that is to be named for what goes wrong.
     *
     * @param instant when it went wrong
     * @return the release that was live then, or the step back that brought an unknown one; empty when nothing was live
     */
    public Optional<Deployment> liveAt(Instant instant) {
        return versionAt(instant).map(version -> version.release().orElse(version.bringer()));
    }

    /**
     * Finds the revision of the last whole version.
     *
     * @return the revision; empty when nothing is known to be live
     */
    public Optional<String> revision() {
        return stack.top().map(LiveVersion::revision);
    }

    /**
     * Finds the revision that a step back would bring.
     *
     * @return the revision; empty when nothing older is on record
     */
    public Optional<String> revisionBefore() {
        return tries.lastRelease().isPresent() ? revision() : stack.belowTop().map(LiveVersion::revision);
    }
}
