package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.RELEASE;
import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.ROLLBACK;
import static io.jenkins.plugins.dataops.ledger.Deployment.Outcome.FAILED;
import static io.jenkins.plugins.dataops.ledger.Deployment.Outcome.PARTIAL;
import static io.jenkins.plugins.dataops.ledger.TestEvents.commit;
import static io.jenkins.plugins.dataops.ledger.TestEvents.deployment;
import static io.jenkins.plugins.dataops.ledger.TestEvents.failure;
import static io.jenkins.plugins.dataops.ledger.TestEvents.incident;
import static io.jenkins.plugins.dataops.ledger.TestEvents.of;
import static io.jenkins.plugins.dataops.ledger.TestEvents.recovery;
import static io.jenkins.plugins.dataops.ledger.TestEvents.release;
import static io.jenkins.plugins.dataops.ledger.TestEvents.rollback;
import static io.jenkins.plugins.dataops.metrics.Reports.HOUR;
import static io.jenkins.plugins.dataops.metrics.Reports.january;
import static io.jenkins.plugins.dataops.metrics.Reports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two rules at once, and the same told twice. The present is 2026-02-01. */
class CombinedRulesTest {
    private static final Deployment A = release("a", "2026-01-02T10:00:00Z", "ra");
    private static final Deployment B = release("b", "2026-01-05T10:00:00Z", "rb");

    @Test
    void aStepBackToldTwiceTakesOneReleaseAway() {
        DeliveryReport report = january(
                A, B, rollback("back", "2026-01-05T11:00:00Z", "ra"), rollback("again", "2026-01-05T11:05:00Z", "ra"));
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(report.metrics().changeFailRate().n()).isEqualTo(2);
        assertThat(row(report, "a").failed()).isFalse();
        assertThat(Reports.said(row(report, "again").countedBecause())).contains("takes nothing on record away");
    }

    @Test
    void anOlderRevisionAgainIsAStepBackWhateverItIsCalled() {
        DeliveryReport report = january(
                A,
                release("good", "2026-01-03T10:00:00Z", "rg"),
                B,
                release("back", "2026-01-05T12:00:00Z", "rg", commit("rg", "2026-01-03T09:00:00Z")));
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(report.metrics().changeFailRate().n()).isEqualTo(3);
        assertThat(row(report, "b").recoverySeconds()).contains(2 * HOUR);
        assertThat(row(report, "back").step()).isEqualTo(Step.BACK);
        assertThat(Reports.said(row(report, "back").countedBecause())).contains("an older revision again").contains("takes away rb");
    }

    @Test
    void whatIsTriedAgainAfterAStepBackIsADeploymentOfCommitsThatCountedBefore() {
        DeliveryReport report = january(
                A,
                release("b", "2026-01-05T10:00:00Z", "rb", commit("c", "2026-01-05T09:00:00Z")),
                release("back", "2026-01-05T12:00:00Z", "ra"),
                release("again", "2026-01-06T12:00:00Z", "rb", commit("c", "2026-01-05T09:00:00Z")));
        assertThat(row(report, "again").step()).isEqualTo(Step.FORWARD);
        assertThat(report.metrics().changeLeadTime().n()).isEqualTo(1);
        assertThat(report.metrics().deploymentFrequency().count()).isEqualTo(3);
    }

    @Test
    void afterAStepBackTroubleIsTheFaultOfWhatIsLiveAndNotOfWhatWasTakenAway() {
        DeliveryReport report = january(
                A,
                B,
                rollback("back", "2026-01-05T11:00:00Z", "ra"),
                incident("i", "2026-01-20T15:00:00Z", "back"),
                recovery("x", "2026-01-21T15:00:00Z", "i"));
        assertThat(row(report, "a").recoverySeconds()).contains(24 * HOUR);
        assertThat(row(report, "b").recoverySeconds()).contains(HOUR);
    }

    @Test
    void furtherFailedAttemptsProlongOneOutageAndNeverMakeRecoveryLookShorter() {
        List<Event> events = new ArrayList<>(List.of(
                A, deployment("f1", "2026-01-05T00:00:00Z", "r1", FAILED, RELEASE), release("ok", "2026-01-09T00:00:00Z", "ok")));
        Metric single = Reports.of(Reports.JANUARY, events).metrics().recoveryTime();
        for (int hour = 20; hour < 24; hour++) {
            events.add(deployment("f" + hour, "2026-01-08T" + hour + ":00:00Z", "r" + hour, FAILED, RELEASE));
            events.add(failure("ff" + hour, "2026-01-08T" + hour + ":30:00Z", "f" + hour));
        }
        Metric united = Reports.of(Reports.JANUARY, events).metrics().recoveryTime();
        assertThat(single.value()).contains(96 * HOUR);
        assertThat(united.value()).isEqualTo(single.value());
        assertThat(united.n()).isEqualTo(1);
        assertThat(united.levels()).contains(new LevelSpan(Level.LOW, Level.LOW, 2024, true));
    }

    @Test
    void aBadReleaseInTheInstantOfRecoveryGoesOnWithTheOutage() {
        DeliveryReport report = january(
                A,
                deployment("f1", "2026-01-05T00:00:00Z", "r1", FAILED, RELEASE),
                release("f2", "2026-01-05T02:00:00Z", "r2"),
                failure("ff", "2026-01-05T03:00:00Z", "f2"),
                recovery("x", "2026-01-05T06:00:00Z", "ff"));
        assertThat(report.metrics().recoveryTime().value()).contains(6 * HOUR);
        assertThat(report.metrics().recoveryTime().n()).isEqualTo(1);
    }

    @Test
    void aFailureEventOfAFailedDeploymentDoesNotReopenIt() {
        Event bad = deployment("bad", "2026-01-05T10:00:00Z", "rb", FAILED, RELEASE);
        Event next = release("next", "2026-01-05T12:00:00Z", "rc");
        DeliveryReport silent = january(A, bad, next);
        DeliveryReport told = january(A, bad, failure("f", "2026-01-05T10:05:00Z", "bad"), next);
        assertThat(told.metrics()).isEqualTo(silent.metrics());
        assertThat(told.openFailures()).isEmpty();
        assertThat(row(told, "bad").recoverySeconds()).contains(2 * HOUR);
        DeliveryReport incident = january(A, bad, incident("i", "2026-01-05T10:05:00Z", "bad"), next);
        assertThat(incident.metrics()).isEqualTo(silent.metrics());
    }

    @Test
    void leadTimeEndsWithTheFirstDeploymentThatServedWell() {
        DeliveryReport report = january(
                A,
                deployment(
                        "x1", "2026-01-05T10:00:00Z", "rb", FAILED, RELEASE, commit("rb", "2026-01-05T09:00:00Z")),
                release("x2", "2026-01-07T10:00:00Z", "rb", commit("rb", "2026-01-05T09:00:00Z")));
        assertThat(report.metrics().changeLeadTime().value()).contains(49 * HOUR);
        assertThat(row(report, "x1").leadTimeSamples()).isZero();
        assertThat(Reports.said(row(report, "x2").countedBecause())).contains("waited 2 d since the first try");
    }

    @Test
    void commitsOfAFailedTryThatItsRepetitionDoesNotListAreNotLost() {
        DeliveryReport report = january(
                A,
                deployment(
                        "x1", "2026-01-05T10:00:00Z", "rb", FAILED, RELEASE, commit("rb", "2026-01-05T09:00:00Z")),
                release("x2", "2026-01-05T11:00:00Z", "rb"));
        assertThat(report.metrics().changeLeadTime().value()).contains(2 * HOUR);
        DeliveryReport partial = january(
                A,
                deployment(
                        "x1", "2026-01-05T10:00:00Z", "rb", PARTIAL, RELEASE, commit("rb", "2026-01-05T09:00:00Z")),
                release("x2", "2026-01-05T11:00:00Z", "rc", commit("rc", "2026-01-05T09:00:00Z")));
        assertThat(partial.metrics().changeLeadTime().n()).isEqualTo(2);
    }

    @Test
    void theFirstDeploymentThatServedWellIsTheBaseline() {
        DeliveryReport report = january(
                deployment("x1", "2026-01-05T10:00:00Z", "rb", FAILED, RELEASE),
                release("x2", "2026-01-07T10:00:00Z", "rb", commit("rb", "2020-01-05T09:00:00Z")));
        assertThat(report.metrics().changeLeadTime().value()).isEmpty();
        assertThat(Reports.said(row(report, "x2").countedBecause())).contains("first on record");
    }

    @Test
    void aFailedReleaseThatWasSwitchedBackIsNeverBlamedLater() {
        Event[] events = {
            A,
            deployment("bad", "2026-01-05T10:00:00Z", "rb", FAILED, RELEASE),
            rollback("back", "2026-01-05T10:01:00Z", "ra"),
            incident("i", "2026-01-06T10:00:00Z", null),
            recovery("x", "2026-01-06T11:00:00Z", "i"),
            rollback("later", "2026-01-07T10:00:00Z", "r0")
        };
        DeliveryReport report = Reports.of(Reports.JANUARY.withIncidentWindow(Duration.ofDays(30)), events);
        assertThat(row(report, "bad").recoverySeconds()).contains(60.0);
        // The incident is A's by time, and the later step back takes A away.
        assertThat(row(report, "a").failed()).isTrue();
        assertThat(LiveHistory.of(List.of(events)).liveAt(Instant.parse("2026-01-06T10:00:00Z"))).contains(A);
    }

    @Test
    void aStepBackOutOfAFailedTryLeavesTheReleaseBelowAloneUnlessItIsTakenAwayToo() {
        Event failed = deployment("c", "2026-01-06T10:00:00Z", "rc", FAILED, RELEASE);
        for (String below : List.of("rb", Deployment.UNVERSIONED)) {
            DeliveryReport report = january(A, B, failed, rollback("back", "2026-01-06T11:00:00Z", below));
            assertThat(row(report, "c").recoverySeconds()).contains(HOUR);
            assertThat(row(report, "b").failed()).isFalse();
        }
        // One that goes further takes B away, whatever was tried in between: a failed fix never makes the rate better.
        DeliveryReport further = january(A, B, failed, rollback("back", "2026-01-06T11:00:00Z", "ra"));
        assertThat(row(further, "c").recoverySeconds()).contains(HOUR);
        assertThat(row(further, "b").recoverySeconds()).contains(25 * HOUR);
        assertThat(january(
                                A, B, deployment("c", "2026-01-06T10:00:00Z", "rc", FAILED, RELEASE),
                                rollback("back", "2026-01-06T11:00:00Z", "ra"),
                                incident("i", "2026-01-07T00:00:00Z", "back"))
                        .openFailures())
                .extracting(OpenFailure::deployment)
                .containsExactly("a");
    }

    @Test
    void aSwitchBackToAGoodReleaseEndsTheOutageAndOneToABadReleaseDoesNot() {
        Event open = failure("f", "2026-01-05T12:00:00Z", "b");
        Event c = release("c", "2026-01-06T10:00:00Z", "rc");
        DeliveryReport bad = january(A, B, open, c, rollback("back", "2026-01-07T10:00:00Z", "rb"));
        assertThat(bad.openFailures()).extracting(OpenFailure::deployment).containsExactly("b");
        assertThat(bad.metrics().recoveryTime().value()).isEmpty();
        DeliveryReport good = january(A, B, open, c, rollback("back", "2026-01-07T10:00:00Z", "ra"));
        assertThat(good.openFailures()).isEmpty();
        assertThat(good.metrics().recoveryTime().value()).contains(48 * HOUR);
        assertThat(good.metrics().recoveryTime().n()).isEqualTo(1);
    }

    @Test
    void aFailedRefreshIsADataIncidentAndNoFailedChange() {
        DeliveryReport report = january(
                A,
                deployment("night", "2026-01-06T02:00:00Z", "ra", FAILED, RELEASE),
                failure("f", "2026-01-06T02:00:10Z", "night"),
                rollback("back", "2026-01-06T02:00:30Z", "ra"),
                recovery("x", "2026-01-06T02:00:30Z", "f"));
        assertThat(report.metrics().changeFailRate().count()).isZero();
        assertThat(report.metrics().changeFailRate().n()).isEqualTo(1);
        assertThat(report.dataIncidents()).singleElement().extracting(DataIncident::durationSeconds).isEqualTo(30.0);
        assertThat(report.downtimeSeconds()).isEqualTo(30.0);
        assertThat(report.refreshes()).isEqualTo(1);
    }

    @Test
    void aStepBackAfterAFailedRefreshTakesTheCodeAwayThatWasLive() {
        DeliveryReport report = january(
                A, B, deployment("night", "2026-01-06T02:00:00Z", "rb", FAILED, RELEASE), rollback("back", "2026-01-06T03:00:00Z", "ra"));
        assertThat(row(report, "b").failed()).isTrue();
        assertThat(report.metrics().changeFailRate().n()).isEqualTo(2);
    }

    @Test
    void aRecoveryOfWhatNobodyToldIsNoted() {
        DeliveryReport report = january(
                A, failure("f", "2026-01-05T10:05:00Z", "a"), recovery("x", "2026-01-05T11:00:00Z", "F"));
        assertThat(report.openFailures()).hasSize(1);
        assertThat(Reports.notes(report)).anyMatch(note -> note.startsWith("Recoveries that name what is not on record: 1;")
                && note.endsWith(": F"));
    }

    @Test
    void anIncidentOlderThanItsDeploymentIsNotedAndMeasuredFromWhenThatWentLive() {
        DeliveryReport report = january(
                A, B, incident("i", "2026-01-03T10:00:00Z", "b"), recovery("x", "2026-01-06T11:00:00Z", "i"));
        assertThat(report.metrics().recoveryTime().value()).contains(25 * HOUR);
        assertThat(row(report, "b").recoverySeconds()).contains(25 * HOUR);
        assertThat(report.downtimeSeconds()).isEqualTo(73 * HOUR);
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("before the deployment that they name: 1;"));
    }

    @Test
    void anotherProductsDeploymentIsNotedAndBlamesNobody() {
        DeliveryReport report = january(A, of("stock", B), incident("i", "2026-01-05T12:00:00Z", "b"));
        assertThat(report.metrics().changeFailRate().count()).isZero();
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("b (of another product or environment"));
        assertThat(report.dataIncidents()).hasSize(1);
    }

    @Test
    void whereNothingIsOnRecordTheReportSaysWhereSomethingIs() {
        Event elsewhere = new Deployment(
                "t", "sales", "prod", A.at(), "r", null, null, null, null, null, null, null);
        assertThat(Reports.notes(january(elsewhere)))
                .contains("There are no events in production; there are in: prod");
        assertThat(Reports.notes(january())).contains("There are no events in production");
    }

    @Test
    void aFailedStepBackToWhatIsLiveBlamesNobody() {
        DeliveryReport report = january(A, deployment("back", "2026-01-05T11:00:00Z", "ra", FAILED, ROLLBACK));
        assertThat(row(report, "a").failed()).isFalse();
    }

    @Test
    void aStepBackToWhatIsNotOnRecordBringsSomethingThatNobodyIsToBlameFor() {
        DeliveryReport report = january(
                A, rollback("back", "2026-01-05T11:00:00Z", "old"), incident("i", "2026-01-06T11:00:00Z", "back"));
        assertThat(row(report, "a").recoverySeconds()).contains(73 * HOUR);
        assertThat(report.dataIncidents()).extracting(DataIncident::id).containsExactly("i");
    }
}
