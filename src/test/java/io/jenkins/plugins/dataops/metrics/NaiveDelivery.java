package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Deployment.Outcome;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of docs/metrics.md a second time and as plainly as can be, to hold the fast computation against: histories
 * are re-read from the start for every question, and bad service is ticked off hour by hour. Every event happens on a
 * full hour of its own.
 */
final class NaiveDelivery {
    /** A stretch of bad service that events tell of; without an end it lasts. */
    private record Told(Instant start, Instant end, boolean measured) {}

    private final int now;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private final Map<String, List<Told>> told = new HashMap<>();
    private final Map<String, String> restated = new HashMap<>();
    private final NaiveReplay replay;

    final Map<String, BitSet> bad = new LinkedHashMap<>();
    final Set<String> failed = new HashSet<>();
    final Set<String> open = new HashSet<>();
    final Set<String> measured = new HashSet<>();
    final Set<String> dataIncidents = new TreeSet<>();
    final BitSet down = new BitSet();
    final Map<String, Integer> samples = new HashMap<>();

    NaiveDelivery(List<Event> events) {
        now = hour(Reports.NOW);
        for (Event event : events) {
            if (event instanceof Deployment deployment) {
                deployments.add(deployment);
            } else if (event instanceof Failure failure) {
                failures.add(failure);
            } else if (event instanceof Incident incident) {
                incidents.add(incident);
            } else if (event instanceof Recovery recovery) {
                recoveries.add(recovery);
            }
        }
        deployments.sort(Comparator.comparing(Deployment::at));
        failures.sort(Comparator.comparing(Failure::at));
        recoveries.sort(Comparator.comparing(Recovery::at));
        replay = new NaiveReplay(deployments, this::toldOver);
        failures.forEach(this::fail);
        incidents.forEach(this::suffer);
        deployments.forEach(this::imply);
        deployments.forEach(this::sample);
    }

    static int hour(Instant instant) {
        return (int) Duration.between(Reports.JANUARY.window().from(), instant).toHours();
    }

    private boolean toldOver(Deployment tried, Instant until) {
        Set<String> names = new HashSet<>(Set.of(tried.id()));
        failures.stream().filter(each -> each.deployment().equals(tried.id())).forEach(each -> names.add(each.id()));
        incidents.stream()
                .filter(each -> each.deployment().filter(tried.id()::equals).isPresent())
                .forEach(each -> names.add(each.id()));
        return recoveries.stream()
                .anyMatch(each -> names.contains(each.failure())
                        && !each.at().isBefore(tried.at())
                        && each.at().isBefore(until));
    }

    private Deployment find(String id) {
        return deployments.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    private Deployment blamed(Deployment named, Instant start) {
        if (named == null || replay.steps.get(named.id()) != Step.BACK) {
            return named == null || replay.steps.get(named.id()) == Step.REFRESH ? null : named;
        }
        Deployment taken = start.isAfter(named.at()) ? null : replay.takenAway(named);
        return taken != null ? taken : replay.seenAfter(deployments.indexOf(named));
    }

    private void fail(Failure failure) {
        Deployment named = find(failure.deployment());
        boolean own = recoveries.stream().anyMatch(each -> each.failure().equals(failure.id()));
        if (named != null && named.outcome() != Outcome.SUCCEEDED && step(named.id()) != Step.BACK && !own) {
            restated.putIfAbsent(named.id(), failure.id());
            return;
        }
        Instant start = named == null ? failure.at() : named.at();
        trouble(failure.id(), named, blamed(named, start), start);
    }

    private void suffer(Incident incident) {
        Deployment named = incident.deployment().map(this::find).orElse(null);
        Deployment blamed = blamed(named, incident.at());
        if (incident.deployment().isEmpty()) {
            int last = -1;
            for (int i = 0; i < deployments.size(); i++) {
                last = deployments.get(i).at().isBefore(incident.at()) ? i : last;
            }
            Deployment live = last < 0 ? null : replay.seenAfter(last);
            Instant over = recovered(Set.of(incident.id()), incident.at());
            boolean takenAway = live != null
                    && replay.stepsBackFrom(live).stream()
                            .anyMatch(back -> back.at().isAfter(incident.at())
                                    && (over == null || !back.at().isAfter(over)));
            blamed = takenAway ? live : null;
        }
        trouble(incident.id(), named, blamed, incident.at());
    }

    private Instant recovered(Set<String> names, Instant from) {
        return recoveries.stream()
                .filter(each -> names.contains(each.failure()) && !each.at().isBefore(from))
                .map(Recovery::at)
                .findFirst()
                .orElse(null);
    }

    private List<Deployment> failedStepsBack(Deployment release) {
        return replay.stepsBackFrom(release).stream().filter(back -> back.outcome() != Outcome.SUCCEEDED).toList();
    }

    private void trouble(String id, Deployment named, Deployment blamed, Instant start) {
        Set<String> names = new HashSet<>();
        for (Deployment each : new Deployment[] {named, blamed}) {
            if (each != null) {
                names.add(each.id());
                failedStepsBack(each).forEach(back -> names.add(back.id()));
            }
        }
        Instant end = recovered(Set.of(id), start);
        end = end == null ? recovered(names, start) : end;
        Deployment run = named != null && replay.steps.get(named.id()) == Step.REFRESH ? named : null;
        Deployment sufferer = blamed != null ? blamed : run;
        if (named != null
                && step(named.id()) == Step.BACK
                && named.outcome() == Outcome.SUCCEEDED
                && !start.isBefore(named.at())) {
            sufferer = replay.seenAfter(deployments.indexOf(named));
        }
        end = end == null && sufferer != null ? ended(sufferer, start) : end;
        boolean impossible = end == null && recoveries.stream().anyMatch(each -> each.failure().equals(id));
        boolean tooEarly = blamed != null && start.isBefore(blamed.at()) && end != null && !end.isAfter(blamed.at());
        Told word = new Told(start, impossible ? start : end, !impossible && !tooEarly);
        if (blamed != null || run != null) {
            told.computeIfAbsent((blamed != null ? blamed : run).id(), key -> new ArrayList<>()).add(word);
        }
        mark(id, blamed, word);
    }

    private Instant ended(Deployment deployment, Instant start) {
        Instant end = replay.withdrawn(deployment);
        end = end != null && end.isBefore(start) ? null : end;
        Instant replaced = replay.replaced(deployment);
        if (replaced != null && !replaced.isBefore(start) && (end == null || replaced.isBefore(end))) {
            end = replaced;
        }
        if (deployment.outcome() != Outcome.SUCCEEDED) {
            for (Deployment each : deployments) {
                if (each.outcome() == Outcome.SUCCEEDED
                        && each.at().isAfter(deployment.at())
                        && !each.at().isBefore(start)
                        && (end == null || each.at().isBefore(end))) {
                    end = each.at();
                }
            }
        }
        return end;
    }

    private void mark(String id, Deployment blamed, Told word) {
        int start = hour(word.start());
        int stop = word.end() == null ? now : hour(word.end());
        down.set(start, Math.max(start, stop));
        if (blamed == null) {
            dataIncidents.add(id);
            return;
        }
        int from = Math.max(start, hour(blamed.at()));
        failed.add(blamed.id());
        bad.computeIfAbsent(blamed.id(), key -> new BitSet()).set(from, Math.max(from, stop));
        if (word.end() == null) {
            open.add(blamed.id());
        }
        if (word.measured()) {
            measured.add(blamed.id());
        }
    }

    private void imply(Deployment deployment) {
        boolean whole = deployment.outcome() == Outcome.SUCCEEDED;
        boolean refresh = replay.steps.get(deployment.id()) == Step.REFRESH;
        Deployment back = replay.stepsBackFrom(deployment).stream().findFirst().orElse(null);
        if (replay.steps.get(deployment.id()) == Step.BACK || whole && back == null) {
            return;
        }
        List<Told> words = told.getOrDefault(deployment.id(), List.of());
        boolean fromTheStart =
                words.stream().anyMatch(word -> word.measured() && !word.start().isAfter(deployment.at()));
        boolean explained = back != null && words.stream().anyMatch(word -> word.start().isBefore(back.at()));
        if (fromTheStart || whole && explained) {
            return;
        }
        Set<String> names = new HashSet<>(Set.of(deployment.id()));
        failedStepsBack(deployment).forEach(each -> names.add(each.id()));
        Instant end = recovered(names, deployment.at());
        if (end == null) {
            end = ended(deployment, deployment.at());
            for (Told word : words) {
                boolean sooner = word.measured()
                        && word.end() != null
                        && !word.end().isBefore(deployment.at())
                        && (end == null || word.end().isBefore(end));
                end = sooner ? word.end() : end;
            }
        }
        boolean impossible = end == null
                && recoveries.stream().anyMatch(each -> each.failure().equals(deployment.id()));
        mark(
                restated.getOrDefault(deployment.id(), deployment.id()),
                refresh ? null : deployment,
                new Told(deployment.at(), impossible ? deployment.at() : end, !impossible));
    }

    private void sample(Deployment deployment) {
        int count = 0;
        if (isDelivery(deployment)) {
            Set<String> mine = brought(deployment);
            boolean first = true;
            for (Deployment earlier : deployments) {
                if (!earlier.at().isBefore(deployment.at())) {
                    break;
                }
                if (earlier.outcome() == Outcome.SUCCEEDED) {
                    first = false;
                }
                if (isDelivery(earlier)) {
                    mine.removeAll(brought(earlier));
                    if (earlier.revision().equals(deployment.revision())) {
                        mine.clear();
                    }
                }
            }
            count = first ? 0 : mine.size();
        }
        samples.put(deployment.id(), count);
    }

    private boolean isDelivery(Deployment deployment) {
        return replay.steps.get(deployment.id()) == Step.FORWARD && deployment.outcome() == Outcome.SUCCEEDED;
    }

    /** Its own commits, those of failed tries of its revision, and those of what went live in part since. */
    private Set<String> brought(Deployment deployment) {
        Set<String> commits = names(deployment);
        boolean sinceWhole = true;
        boolean sinceSame = true;
        for (int i = deployments.indexOf(deployment) - 1; i >= 0; i--) {
            Deployment earlier = deployments.get(i);
            Step step = replay.steps.get(earlier.id());
            if (earlier.outcome() == Outcome.SUCCEEDED) {
                sinceWhole = false;
                sinceSame &= !(step == Step.FORWARD && earlier.revision().equals(deployment.revision()));
            } else if (step == Step.FORWARD) {
                boolean same = sinceSame && earlier.revision().equals(deployment.revision());
                if (same || sinceWhole && earlier.outcome() == Outcome.PARTIAL) {
                    commits.addAll(names(earlier));
                }
            }
        }
        return commits;
    }

    private static Set<String> names(Deployment deployment) {
        Set<String> names = new HashSet<>();
        for (Commit commit : deployment.changes()) {
            names.add(commit.revision());
        }
        return names;
    }

    Step step(String deployment) {
        return replay.steps.get(deployment);
    }

    /** Lengths in hours of the outages that are over. */
    List<Integer> recoveries() {
        BitSet all = new BitSet();
        bad.values().forEach(all::or);
        List<Integer> lengths = new ArrayList<>();
        for (int start = all.nextSetBit(0); start >= 0; start = all.nextSetBit(all.nextClearBit(start))) {
            int end = all.nextClearBit(start);
            if (end < now) {
                lengths.add(end - start);
            }
        }
        lengths.sort(Comparator.naturalOrder());
        return lengths;
    }
}
