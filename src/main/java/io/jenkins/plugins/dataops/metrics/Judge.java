package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges every deployment of one product: does it count, did it fail, is it rework, and why. */
final class Judge {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int SHORT_COMMIT = 12;

    private final LiveHistory live;
    private final FaultAttribution faults;
    private final Map<String, LeadTime> leadTimes;
    private final Set<String> fixes;
    private final Instant settled;

    private Judge(ProductHistory history, DeliveryRequest request, Instant asOf) {
        live = LiveHistory.of(history);
        faults = new FaultAttribution(history, live, request.incidentWindow());
        leadTimes = LeadTime.of(history.deployments(), live);
        fixes = new RecoveryReferences(history, live, faults).fixes();
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
                Outage.of(judged),
                judge.faults.contradictions());
    }

    private JudgedDeployment judge(Deployment deployment) {
        Step step = live.step(deployment.id());
        LeadTime leadTime = leadTimes.get(deployment.id());
        if (step != Step.FORWARD) {
            String because = step == Step.BACK ? stepBack(deployment) : refresh(deployment);
            return new JudgedDeployment(deployment, step, leadTime, List.of(), false, false, because);
        }
        List<Degradation> charged = faults.of(deployment.id());
        boolean unplanned = deployment.unplanned() || fixes.contains(deployment.id());
        boolean provisional = charged.isEmpty() && deployment.at().isAfter(settled);
        return new JudgedDeployment(
                deployment,
                step,
                leadTime,
                charged,
                unplanned,
                provisional,
                because(deployment, charged, leadTime, unplanned, provisional));
    }

    private String stepBack(Deployment stepBack) {
        String sentence = "Not counted as a deployment: "
                + (stepBack.kind() == Deployment.Kind.ROLLBACK ? "" : "an older revision again, ") + "a step back";
        sentence += live.takenAwayBy(stepBack.id())
                .map(replaced -> live.step(replaced.id()) == Step.FORWARD
                        ? " that takes away " + name(replaced) + ", which counts as failed"
                        : " from a refresh")
                .orElse(", which takes nothing on record away");
        return stepBack.outcome() == Deployment.Outcome.SUCCEEDED ? sentence : sentence + "; it did not succeed";
    }

    private static String refresh(Deployment run) {
        return "Not counted as a deployment: a refresh, as this revision was live already"
                + (run.outcome() == Deployment.Outcome.SUCCEEDED ? "" : "; it failed, which is a data incident");
    }

    private static String because(
            Deployment deployment, List<Degradation> charged, LeadTime leadTime, boolean unplanned, boolean provisional) {
        List<String> reasons = new ArrayList<>();
        if (charged.isEmpty()) {
            reasons.add("Counted as a good deployment" + (provisional ? " so far" : ""));
        } else {
            reasons.add("Counted as failed: "
                    + charged.stream()
                            .map(fault -> SentenceText.line(fault.reason()))
                            .distinct()
                            .limit(3)
                            .collect(Collectors.joining(", ")));
        }
        if (charged.stream().anyMatch(Degradation::isOpen)) {
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
            reasons.add(deployment.knowsChanges() ? "its list of changes is not complete" : "its changes are not known");
        }
        return String.join("; ", reasons);
    }

    private static String name(Deployment deployment) {
        String revision = deployment.revision();
        boolean isCommit = COMMIT.matcher(revision).matches();
        return SentenceText.line(deployment.version().orElse(isCommit ? revision.substring(0, SHORT_COMMIT) : revision));
    }
}
