package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.RELEASE;
import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.ROLLBACK;
import static io.jenkins.plugins.dataops.ledger.Deployment.Outcome.FAILED;
import static io.jenkins.plugins.dataops.ledger.TestEvents.deployment;
import static io.jenkins.plugins.dataops.ledger.TestEvents.failure;
import static io.jenkins.plugins.dataops.ledger.TestEvents.incident;
import static io.jenkins.plugins.dataops.ledger.TestEvents.recovery;
import static io.jenkins.plugins.dataops.ledger.TestEvents.release;
import static io.jenkins.plugins.dataops.ledger.TestEvents.rollback;
import static io.jenkins.plugins.dataops.metrics.Reports.HOUR;
import static io.jenkins.plugins.dataops.metrics.Reports.january;
import static io.jenkins.plugins.dataops.metrics.Reports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Deployment;
import org.junit.jupiter.api.Test;

/** Steps back that fail, are told of in other words, or bring trouble of their own. The present is 2026-02-01. */
class StepBackRulesTest {
    private static final Deployment A = release("a", "2026-01-02T10:00:00Z", "ra");
    private static final Deployment B = release("b", "2026-01-05T10:00:00Z", "rb");
    private static final Deployment FAILED_BACK = deployment("back", "2026-01-05T11:00:00Z", "ra", FAILED, ROLLBACK);

    @Test
    void whatAStepBackFailedToTakeAwayIsOverWhenANewerVersionIsLive() {
        DeliveryReport silent = january(A, B, FAILED_BACK, release("c", "2026-01-06T10:00:00Z", "rc"));
        assertThat(silent.openFailures()).isEmpty();
        assertThat(row(silent, "b").recoverySeconds()).contains(24 * HOUR);
        assertThat(silent.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(silent.metrics().changeFailRate().n()).isEqualTo(3);
        // Saying more never knows less.
        DeliveryReport told = january(
                A, B, failure("f", "2026-01-05T10:30:00Z", "b"), FAILED_BACK, release("c", "2026-01-06T10:00:00Z", "rc"));
        assertThat(told.metrics()).isEqualTo(silent.metrics());
    }

    @Test
    void aRefreshOfWhatAStepBackFailedToTakeAwayEndsNothing() {
        DeliveryReport report = january(A, B, FAILED_BACK, release("night", "2026-01-06T10:00:00Z", "rb"));
        assertThat(report.openFailures()).extracting(OpenFailure::deployment).containsExactly("b");
    }

    @Test
    void anOlderRevisionThatFailsIsAFailedStepBackWhateverItIsCalled() {
        Deployment tried = deployment("try", "2026-01-05T11:00:00Z", "ra", FAILED, RELEASE);
        DeliveryReport lasting = january(A, B, tried);
        assertThat(row(lasting, "try").step()).isEqualTo(Step.BACK);
        assertThat(Reports.said(row(lasting, "try").countedBecause())).contains("takes away rb").endsWith("did not succeed");
        assertThat(lasting.openFailures()).extracting(OpenFailure::deployment).containsExactly("b");
        DeliveryReport done = january(A, B, tried, release("again", "2026-01-05T12:00:00Z", "ra"));
        assertThat(done.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(done.metrics().changeFailRate().n()).isEqualTo(2);
        assertThat(row(done, "b").recoverySeconds()).contains(2 * HOUR);
    }

    @Test
    void whatIsWrongWithAStepBackThatWorkedLastsUntilSomebodySaysSo() {
        Deployment back = rollback("back", "2026-01-05T11:00:00Z", "ra");
        DeliveryReport report = january(A, B, back, failure("f", "2026-01-05T11:05:00Z", "back"));
        assertThat(report.openFailures()).extracting(OpenFailure::deployment).containsExactly("b");
        assertThat(report.metrics().recoveryTime().value()).isEmpty();
        // Or until what it brought is taken away in its turn.
        DeliveryReport further = january(
                A, B, back, failure("f", "2026-01-05T11:05:00Z", "back"), rollback("on", "2026-01-05T14:00:00Z", "r0"));
        assertThat(row(further, "b").recoverySeconds()).contains(4 * HOUR);
    }

    @Test
    void aRecoveryMayNameTheStepBackThatFailed() {
        DeliveryReport report = january(A, B, FAILED_BACK, recovery("x", "2026-01-05T13:00:00Z", "back"));
        assertThat(report.openFailures()).isEmpty();
        assertThat(row(report, "b").recoverySeconds()).contains(3 * HOUR);
    }

    @Test
    void anIncidentIsEndedByAnyOfTheStepsBack() {
        DeliveryReport report = january(
                A,
                B,
                FAILED_BACK,
                incident("i", "2026-01-05T12:00:00Z", null),
                rollback("again", "2026-01-05T13:00:00Z", "ra"));
        assertThat(report.dataIncidents()).isEmpty();
        assertThat(row(report, "b").recoverySeconds()).contains(3 * HOUR);
    }
}
