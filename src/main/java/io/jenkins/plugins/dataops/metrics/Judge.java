package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges every deployment of one product: does it count, did it fail, is it rework, and why. */
final class Judge {
    private final LiveVersions live;
    private final Faults faults;
    private final Map<String, LeadTime> leadTimes;
    private final Set<String> mending;
    private final Instant settled;

    private Judge(ProductHistory history, DeliveryRequest request, Instant asOf) {
        live = new LiveVersions(history.deployments());
        faults = new Faults(history, live, request.incidentWindow());
        leadTimes = LeadTime.of(history.deployments());
        mending = mending(history.recoveries());
        settled = asOf.minus(request.settling());
    }

    /**
     * Judges a history.
     *
     * @param history of one product and environment, up to the present of the report
     * @param request what the report is asked for
     * @param asOf the present of the report
     * @return the judgement
     */
    static Judgement judge(ProductHistory history, DeliveryRequest request, Instant asOf) {
        Judge judge = new Judge(history, request, asOf);
        List<JudgedDeployment> judged =
                history.deployments().stream().map(judge::judge).toList();
        return new Judgement(
                history.product(),
                history.first(),
                judged,
                judge.faults.all(),
                judge.faults.uncharged(),
                judge.faults.unknownDeployments());
    }

    /** A release that a recovery names was made to mend, unless it is said to have mended itself. */
    private Set<String> mending(List<Recovery> recoveries) {
        Map<String, String> blamed = new HashMap<>();
        faults.all().forEach(fault -> fault.deployment().ifPresent(id -> blamed.put(fault.id(), id)));
        Set<String> ids = new HashSet<>();
        for (Recovery recovery : recoveries) {
            recovery.deployment()
                    .filter(id -> !id.equals(blamed.getOrDefault(recovery.failure(), recovery.failure())))
                    .ifPresent(ids::add);
        }
        return ids;
    }

    private JudgedDeployment judge(Deployment deployment) {
        if (deployment.kind() == Deployment.Kind.ROLLBACK) {
            return new JudgedDeployment(
                    deployment, false, leadTimes.get(deployment.id()), List.of(), false, false, rollback(deployment));
        }
        List<Fault> charged = faults.of(deployment.id());
        boolean unplanned = deployment.unplanned() || mending.contains(deployment.id());
        boolean provisional = charged.isEmpty() && deployment.at().isAfter(settled);
        LeadTime leadTime = leadTimes.get(deployment.id());
        return new JudgedDeployment(
                deployment,
                true,
                leadTime,
                charged,
                unplanned,
                provisional,
                because(deployment, charged, leadTime, unplanned, provisional));
    }

    private String rollback(Deployment rollback) {
        String sentence = live.replacedBy(rollback.id())
                .map(replaced -> "Not counted as a deployment: a step back that takes away " + name(replaced)
                        + ", which counts as failed")
                .orElse("Not counted as a deployment: a step back, from what is not on record");
        return rollback.outcome() == Deployment.Outcome.SUCCEEDED ? sentence : sentence + "; it did not succeed";
    }

    private static String because(
            Deployment deployment, List<Fault> charged, LeadTime leadTime, boolean unplanned, boolean provisional) {
        List<String> reasons = new ArrayList<>();
        if (charged.isEmpty()) {
            reasons.add("Counted as a good deployment" + (provisional ? " so far" : ""));
        } else {
            reasons.add("Counted as failed: "
                    + charged.stream()
                            .map(fault -> Text.line(fault.reason()))
                            .distinct()
                            .limit(3)
                            .collect(Collectors.joining(", ")));
        }
        if (charged.stream().anyMatch(Fault::isOpen)) {
            reasons.add("not recovered yet");
        }
        if (unplanned) {
            reasons.add(deployment.unplanned() ? "rework, as it was unplanned" : "rework, as it ended a failure");
        }
        if (!leadTime.why().isEmpty()) {
            reasons.add(leadTime.why());
        }
        if (leadTime.clamped() > 0) {
            reasons.add("changes dated after the deployment have lead time 0: " + leadTime.clamped());
        }
        if (!deployment.changesComplete()) {
            reasons.add("its list of changes is cut");
        }
        return String.join("; ", reasons);
    }

    private static String name(Deployment deployment) {
        return Text.line(deployment.version().orElse(deployment.revision()));
    }
}
