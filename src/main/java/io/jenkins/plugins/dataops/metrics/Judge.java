package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges every deployment of one product: does it count, did it fail, is it rework, and why. */
final class Judge {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int SHORT_COMMIT = 12;
    private static final int MOST_REASONS = 3;

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
            Message because = step == Step.BACK ? stepBack(deployment) : refresh(deployment);
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

    private Message stepBack(Deployment stepBack) {
        Optional<Deployment> replaced = live.takenAwayBy(stepBack.id());
        boolean release = replaced.filter(taken -> live.step(taken.id()) == Step.FORWARD).isPresent();
        return DeliveryCode.STEP_BACK.of(
                word(stepBack.kind()),
                word(stepBack.outcome()),
                replaced.isEmpty() ? "nothing" : release ? "deployment" : "refresh",
                replaced.filter(taken -> release).map(Judge::name));
    }

    private static Message refresh(Deployment run) {
        return DeliveryCode.REFRESHED.of(word(run.outcome()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Message because(
            Deployment deployment, List<Degradation> charged, LeadTime leadTime, boolean unplanned, boolean provisional) {
        DeliveryCode rework = deployment.unplanned() ? DeliveryCode.UNPLANNED : DeliveryCode.ENDED_A_FAILURE;
        DeliveryCode changes =
                deployment.knowsChanges() ? DeliveryCode.CHANGES_INCOMPLETE : DeliveryCode.CHANGES_UNKNOWN;
        return DeliveryCode.COUNTED.of(
                verdict(charged, provisional),
                charged.stream().filter(Degradation::isOpen).findFirst().map(open -> DeliveryCode.NOT_RECOVERED.of()),
                unplanned ? Optional.of(rework.of()) : Optional.empty(),
                leadTime.why(),
                leadTime.clamped() > 0
                        ? Optional.of(DeliveryCode.CHANGES_DATED_AFTER.of(leadTime.clamped()))
                        : Optional.empty(),
                deployment.changesComplete() ? Optional.empty() : Optional.of(changes.of()));
    }

    private static Message verdict(List<Degradation> charged, boolean provisional) {
        if (charged.isEmpty()) {
            return (provisional ? DeliveryCode.GOOD_SO_FAR : DeliveryCode.GOOD_DEPLOYMENT).of();
        }
        return DeliveryCode.FAILED_DEPLOYMENT.of(charged.stream()
                .map(fault -> SentenceText.reason(fault.reason()))
                .distinct()
                .limit(MOST_REASONS)
                .toList());
    }

    private static String name(Deployment deployment) {
        String revision = deployment.revision();
        boolean isCommit = COMMIT.matcher(revision).matches();
        return SentenceText.line(deployment.version().orElse(isCommit ? revision.substring(0, SHORT_COMMIT) : revision));
    }
}
