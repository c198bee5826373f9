package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.RELEASE;
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
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What recoveries refer to: each reference that cannot be is noted and makes no figure. The present is 2026-02-01. */
class RecoveryReferencesTest {
    private static final Deployment A = release("a", "2026-01-02T10:00:00Z", "ra");
    private static final Deployment B = release("b", "2026-01-05T10:00:00Z", "rb");
    private static Recovery by(String id, String at, String failure, String deployment) {
        return new Recovery(id, "sales", "production", Instant.parse(at), failure, Optional.of(deployment));
    }

    @Test
    void whatWentLiveBeforeTheTroubleBeganWasNotMadeToEndIt() {
        DeliveryReport report = january(
                A, B, incident("i", "2026-01-06T10:00:00Z", "b"), by("x", "2026-01-06T12:00:00Z", "i", "a"));
        assertThat(report.metrics().reworkRate().count()).isZero();
        assertThat(row(report, "b").recoverySeconds()).contains(2 * HOUR);
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("ended what began after them: 1;") && note.endsWith(": a"));
    }

    @Test
    void aFixOfAFailureThatWasFoundLaterIsRework() {
        DeliveryReport report = january(
                A,
                deployment("bad", "2026-01-05T12:00:00Z", "rc", FAILED, RELEASE),
                release("fix", "2026-01-05T13:00:00Z", "rd"),
                failure("f1", "2026-01-05T14:00:00Z", "bad"),
                failure("f2", "2026-01-05T15:00:00Z", "bad"),
                by("x1", "2026-01-05T13:00:00Z", "f1", "fix"),
                by("x2", "2026-01-05T13:00:00Z", "f2", "fix"));
        assertThat(report.metrics().reworkRate().count()).isEqualTo(1);
        assertThat(Reports.notes(report)).noneMatch(note -> note.contains("began after them"));
    }

    @Test
    void whatEndsNothingOnRecordIsNoRework() {
        DeliveryReport report = january(A, B, by("x", "2026-01-06T12:00:00Z", "unheard", "b"));
        assertThat(report.metrics().reworkRate().count()).isZero();
        assertThat(Reports.notes(report)).anyMatch(note -> note.startsWith("Recoveries that name what is not on record: 1;"));
    }

    @Test
    void aFailureFoundBeforeItsDeploymentIsNoted() {
        DeliveryReport report = january(
                A, B, failure("f", "2026-01-03T10:00:00Z", "b"), recovery("x", "2026-01-05T12:00:00Z", "f"));
        assertThat(row(report, "b").recoverySeconds()).contains(2 * HOUR);
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("before the deployment that they name: 1;"));
    }

    @Test
    void aRecoveryOfWhatHadNotFailedIsNoted() {
        DeliveryReport report = january(A, B, recovery("x", "2026-01-06T12:00:00Z", "b"));
        assertThat(report.metrics().changeFailRate().count()).isZero();
        assertThat(Reports.notes(report)).contains("Recoveries that name deployments which had not failed: 1; they end nothing: b");
        assertThat(Reports.notes(
                        january(A, B, rollback("back", "2026-01-05T12:00:00Z", "ra"), recovery("x", "2026-01-05T12:00:00Z", "b"))))
                .noneMatch(note -> note.contains("had not failed"));
    }

    @Test
    void aRecoveryBeforeTheDeploymentThatItNamesIsNoTimeToRecover() {
        Deployment bad = deployment("bad", "2026-01-05T12:00:00Z", "rc", FAILED, RELEASE);
        Recovery early = recovery("x", "2026-01-04T10:00:00Z", "bad");
        DeliveryReport report = january(A, bad, early);
        assertThat(row(report, "bad").failed()).isTrue();
        assertThat(report.metrics().recoveryTime().value()).isEmpty();
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("over before they began: 1;") && note.endsWith(": bad"));
        // What else ended it is known.
        DeliveryReport next = january(A, bad, early, release("next", "2026-01-05T13:00:00Z", "rd"));
        assertThat(row(next, "bad").recoverySeconds()).contains(HOUR);
        assertThat(Reports.notes(next)).anyMatch(note -> note.contains("over before they began: 1;"));
    }

    @Test
    void aRecoveryBeforeItsIncidentIsNotedThoughAStepBackEndedIt() {
        DeliveryReport report = january(
                A,
                B,
                incident("i", "2026-01-05T10:30:00Z", "b"),
                recovery("x", "2026-01-05T10:15:00Z", "i"),
                rollback("back", "2026-01-05T11:00:00Z", "ra"));
        assertThat(report.metrics().recoveryTime().value()).contains(HOUR / 2);
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("over before they began: 1;"));
    }
}
