package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.RELEASE;
import static io.jenkins.plugins.dataops.ledger.Deployment.Kind.ROLLBACK;
import static io.jenkins.plugins.dataops.ledger.Deployment.Outcome.FAILED;
import static io.jenkins.plugins.dataops.ledger.Deployment.Outcome.PARTIAL;
import static io.jenkins.plugins.dataops.ledger.TestEvents.commit;
import static io.jenkins.plugins.dataops.ledger.TestEvents.deployment;
import static io.jenkins.plugins.dataops.ledger.TestEvents.failure;
import static io.jenkins.plugins.dataops.ledger.TestEvents.incident;
import static io.jenkins.plugins.dataops.ledger.TestEvents.incomplete;
import static io.jenkins.plugins.dataops.ledger.TestEvents.recovery;
import static io.jenkins.plugins.dataops.ledger.TestEvents.release;
import static io.jenkins.plugins.dataops.ledger.TestEvents.rollback;
import static io.jenkins.plugins.dataops.ledger.TestEvents.unplanned;
import static io.jenkins.plugins.dataops.metrics.Reports.HOUR;
import static io.jenkins.plugins.dataops.metrics.Reports.january;
import static io.jenkins.plugins.dataops.metrics.Reports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every rule of docs/metrics.md by a history small enough to calculate by hand. The present is 2026-02-01. */
class DeliveryRulesTest {
    private static final Deployment BASELINE =
            release("d0", "2026-01-01T12:00:00Z", "r0", commit("c0", "2025-12-31T12:00:00Z"));

    @Test
    void nothingOnRecordIsNoDataAndNeverZero() {
        DeliveryReport report = january();
        assertThat(report.metrics().all()).allSatisfy(metric -> {
            assertThat(metric.value()).isEmpty();
            assertThat(metric.level()).isEmpty();
            assertThat(metric.trend().direction()).isEqualTo(Trend.Direction.UNKNOWN);
        });
    }

    @Test
    void afterTheFirstEventNoDeploymentIsATrueZeroAndTheOthersHaveNoData() {
        DeliveryReport report = january(release("old", "2025-06-01T00:00:00Z", "r"));
        assertThat(report.metrics().deploymentFrequency().value()).contains(0.0);
        assertThat(report.metrics().deploymentFrequency().levels())
                .contains(new LevelSpan(Level.MEDIUM, Level.LOW, 2024, false));
        assertThat(report.metrics().changeFailRate().value()).isEmpty();
        assertThat(report.metrics().reworkRate().value()).isEmpty();
    }

    @Test
    void frequencyCountsFromTheDayOfTheFirstEvent() {
        DeliveryReport report =
                january(release("a", "2026-01-18T23:00:00Z", "r1"), release("b", "2026-01-20T00:00:00Z", "r2"));
        // 18 to 31 January are two weeks.
        assertThat(report.metrics().deploymentFrequency().value()).contains(1.0);
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("begins on 2026-01-18"));
        assertThat(report.series().get(0).metrics().deploymentFrequency().value()).isEmpty();
    }

    @Test
    void theFirstDeploymentIsABaselineWithoutLeadTime() {
        DeliveryReport report = january(BASELINE);
        assertThat(report.metrics().changeLeadTime().value()).isEmpty();
        assertThat(report.metrics().deploymentFrequency().count()).isEqualTo(1);
        assertThat(Reports.said(row(report, "d0").countedBecause())).contains("first on record");
    }

    @Test
    void leadTimeIsTheMedianOverCommitsWithNinetiethPercentile() {
        DeliveryReport report = january(
                BASELINE,
                release(
                        "d1",
                        "2026-01-03T12:00:00Z",
                        "r1",
                        commit("c1", "2026-01-03T11:00:00Z"),
                        commit("c2", "2026-01-03T09:00:00Z")),
                release("d2", "2026-01-04T12:00:00Z", "r2", commit("c3", "2026-01-04T02:00:00Z")));
        Metric leadTime = report.metrics().changeLeadTime();
        // 1 h, 3 h and 10 h: nine tenths of the way from the first to the third is 3 + 0.8 x 7.
        assertThat(leadTime.value()).contains(3 * HOUR);
        assertThat(leadTime.p90().orElseThrow()).isCloseTo(8.6 * HOUR, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(leadTime.n()).isEqualTo(3);
        assertThat(row(report, "d1").leadTimeMedianSeconds()).contains(2 * HOUR);
    }

    @Test
    void theSameRevisionAgainIsARefreshAndNoDeployment() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T12:00:00Z", "r1", commit("c1", "2026-01-03T11:00:00Z")),
                release("d2", "2026-01-05T12:00:00Z", "r1", commit("c9", "2026-01-03T11:00:00Z")));
        assertThat(report.metrics().changeLeadTime().n()).isEqualTo(1);
        assertThat(report.metrics().deploymentFrequency().count()).isEqualTo(2);
        assertThat(report.refreshes()).isEqualTo(1);
        assertThat(row(report, "d2").step()).isEqualTo(Step.REFRESH);
        assertThat(report.byProduct().get(0).lastDeployment()).contains(Instant.parse("2026-01-03T12:00:00Z"));
        assertThat(Reports.said(row(report, "d2").countedBecause())).contains("this revision was live already");
        assertThat(Reports.notes(report)).anyMatch(note -> note.startsWith("Runs that refreshed unchanged code: 1;"));
    }

    @Test
    void whatIsUnderNoVersionControlIsNeverTakenForTheSameCode() {
        DeliveryReport report = january(
                release("d1", "2026-01-03T12:00:00Z", Deployment.UNVERSIONED),
                release("d2", "2026-01-05T12:00:00Z", Deployment.UNVERSIONED));
        assertThat(report.metrics().deploymentFrequency().count()).isEqualTo(2);
    }

    @Test
    void aRollbackMarksTheReplacedDeploymentFailedAndRecoversIt() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T12:00:00Z", "r1", commit("c1", "2026-01-03T11:00:00Z")),
                rollback("b1", "2026-01-03T14:00:00Z", "r0"));
        assertThat(report.metrics().changeFailRate().value()).contains(0.5);
        assertThat(report.metrics().recoveryTime().value()).contains(2 * HOUR);
        assertThat(report.openFailures()).isEmpty();
        assertThat(row(report, "d1").failed()).isTrue();
        assertThat(Reports.said(row(report, "d1").countedBecause())).contains("it was rolled back");
        assertThat(row(report, "b1").counted()).isFalse();
        assertThat(Reports.said(row(report, "b1").countedBecause())).contains("takes away r1");
    }

    @Test
    void commitsShippedAgainAfterARollbackCountOnceAndAtTheFirstTime() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T12:00:00Z", "r1", commit("c1", "2026-01-03T11:00:00Z")),
                rollback("b1", "2026-01-03T14:00:00Z", "r0"),
                release(
                        "d2",
                        "2026-01-10T12:00:00Z",
                        "r2",
                        commit("c1", "2026-01-03T11:00:00Z"),
                        commit("c2", "2026-01-10T09:00:00Z")));
        assertThat(report.metrics().changeLeadTime().n()).isEqualTo(2);
        assertThat(report.metrics().changeLeadTime().value()).contains(2 * HOUR);
    }

    @Test
    void twoRollbacksInARowTakeAwayTwoReleases() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-02T00:00:00Z", "r1"),
                release("d2", "2026-01-03T00:00:00Z", "r2"),
                rollback("b1", "2026-01-04T00:00:00Z", "r1"),
                rollback("b2", "2026-01-05T00:00:00Z", "r0"));
        assertThat(row(report, "d2").recoverySeconds()).contains(24 * HOUR);
        assertThat(row(report, "d1").recoverySeconds()).contains(72 * HOUR);
        assertThat(row(report, "d0").failed()).isFalse();
    }

    @Test
    void aRollbackOverSeveralReleasesBlamesOnlyTheOneThatWasLive() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-02T00:00:00Z", "r1"),
                release("d2", "2026-01-03T00:00:00Z", "r2"),
                rollback("b1", "2026-01-04T00:00:00Z", "r0"),
                release("d3", "2026-01-05T00:00:00Z", "r3"),
                rollback("b2", "2026-01-06T00:00:00Z", "r0"));
        assertThat(report.deployments()).filteredOn(DeploymentRow::failed).extracting(DeploymentRow::id)
                .containsExactly("d3", "d2");
    }

    @Test
    void aRollbackThatDidNotWorkLeavesTheFailureOpenUntilOneDoes() {
        Event broken = deployment("b1", "2026-01-03T00:00:00Z", "r0", PARTIAL, ROLLBACK);
        Deployment bad = release("d1", "2026-01-02T00:00:00Z", "r1");
        DeliveryReport report = january(BASELINE, bad, broken);
        assertThat(report.openFailures()).extracting(OpenFailure::deployment).containsExactly("d1");
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        DeliveryReport repaired = january(BASELINE, bad, broken, rollback("b2", "2026-01-04T00:00:00Z", "r0"));
        assertThat(row(repaired, "d1").recoverySeconds()).contains(48 * HOUR);
    }

    @Test
    void aRollbackOfWhatIsNotOnRecordBlamesNobody() {
        DeliveryReport report = january(rollback("b1", "2026-01-03T00:00:00Z", "r0"));
        assertThat(report.metrics().changeFailRate().value()).isEmpty();
        assertThat(Reports.said(row(report, "b1").countedBecause())).contains("takes nothing on record away");
    }

    @Test
    void aSwitchThatWasSwitchedBackAtOnceIsOneFailureHoweverManyEventsTellOfIt() {
        DeliveryReport report = january(
                BASELINE,
                deployment("d1", "2026-01-03T12:00:00Z", "r1", FAILED, RELEASE),
                failure("f1", "2026-01-03T12:00:20Z", "d1"),
                rollback("b1", "2026-01-03T12:00:30Z", "r0"),
                recovery("x1", "2026-01-03T12:00:30Z", "f1"));
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(report.metrics().changeFailRate().n()).isEqualTo(2);
        assertThat(report.metrics().recoveryTime().value()).contains(30.0);
        assertThat(report.metrics().recoveryTime().n()).isEqualTo(1);
        assertThat(report.downtimeSeconds()).isEqualTo(30.0);
    }

    @Test
    void partlySwitchedCountsAsFailedUntilTheNextWholeRelease() {
        Event partial = deployment("d1", "2026-01-03T12:00:00Z", "r1", PARTIAL, RELEASE);
        assertThat(january(BASELINE, partial).openFailures()).hasSize(1);
        DeliveryReport repaired = january(BASELINE, partial, release("d2", "2026-01-03T15:00:00Z", "r2"));
        assertThat(repaired.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(row(repaired, "d1").recoverySeconds()).contains(3 * HOUR);
    }

    @Test
    void anOpenFailureCountsAtOnceIsShownWithItsAgeAndIsNotInTheMedian() {
        DeliveryReport report = january(
                BASELINE, release("d1", "2026-01-31T12:00:00Z", "r1"), failure("f1", "2026-01-31T13:00:00Z", "d1"));
        assertThat(report.metrics().changeFailRate().value()).contains(0.5);
        assertThat(report.metrics().recoveryTime().value()).isEmpty();
        assertThat(report.openFailures())
                .containsExactly(new OpenFailure(
                        "sales", "production", "d1", Instant.parse("2026-01-31T12:00:00Z"), 12 * HOUR, Message.text("wrong totals")));
        assertThat(row(report, "d1").open()).isTrue();
        assertThat(Reports.said(row(report, "d1").countedBecause())).contains("not recovered yet");
    }

    @Test
    void anOpenFailureOfLongAgoIsStillListed() {
        DeliveryReport report =
                january(release("d1", "2024-01-01T00:00:00Z", "r1"), failure("f1", "2024-01-02T00:00:00Z", "d1"));
        assertThat(report.openFailures()).hasSize(1);
        assertThat(report.byProduct().get(0).openFailures()).isEqualTo(1);
        assertThat(report.metrics().changeFailRate().value()).isEmpty();
    }

    @Test
    void twoIncidentsOnOneDeploymentAreOneFailedDeploymentAndOverlapsCountOnce() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                incident("i1", "2026-01-03T10:00:00Z", "d1"),
                incident("i2", "2026-01-03T11:00:00Z", "d1"),
                recovery("x1", "2026-01-03T12:00:00Z", "i1"),
                recovery("x2", "2026-01-03T13:00:00Z", "i2"),
                incident("i3", "2026-01-05T00:00:00Z", "d1"),
                recovery("x3", "2026-01-05T01:00:00Z", "i3"));
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        // Two outages, of 3 h and 1 h; what the release took is their sum.
        assertThat(report.metrics().recoveryTime().value()).contains(2 * HOUR);
        assertThat(report.metrics().recoveryTime().n()).isEqualTo(2);
        assertThat(row(report, "d1").recoverySeconds()).contains(4 * HOUR);
        assertThat(report.downtimeSeconds()).isEqualTo(4 * HOUR);
    }

    @Test
    void anIncidentWithoutDeploymentIsADataIncidentAndNoChangeIsCharged() {
        DeliveryReport report = january(
                BASELINE, incident("i1", "2026-01-01T13:00:00Z", null), recovery("x1", "2026-01-01T14:00:00Z", "i1"));
        assertThat(report.metrics().changeFailRate().value()).contains(0.0);
        assertThat(report.metrics().recoveryTime().value()).isEmpty();
        assertThat(report.downtimeSeconds()).isEqualTo(HOUR);
        assertThat(report.dataIncidents())
                .singleElement()
                .satisfies(found -> assertThat(found.durationSeconds()).isEqualTo(HOUR));
    }

    @Test
    void anIncidentThatARollbackEndedIsChargedToWhatWasRolledBack() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                incident("i1", "2026-01-03T10:00:00Z", null),
                rollback("b1", "2026-01-03T12:00:00Z", "r0"));
        assertThat(row(report, "d1").recoverySeconds()).contains(2 * HOUR);
        assertThat(report.dataIncidents()).isEmpty();
    }

    @Test
    void anIncidentThatWasOverBeforeTheRollbackOrOlderThanTheReleaseIsNot() {
        DeliveryReport report = january(
                BASELINE,
                incident("i0", "2026-01-02T00:00:00Z", null),
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                incident("i1", "2026-01-03T10:00:00Z", null),
                recovery("x1", "2026-01-03T11:00:00Z", "i1"),
                rollback("b1", "2026-01-03T12:00:00Z", "r0"));
        assertThat(report.dataIncidents()).extracting(DataIncident::id).containsExactly("i1", "i0");
        assertThat(row(report, "d1").recoverySeconds()).contains(12 * HOUR);
    }

    @Test
    void theNamedDeploymentGoesBeforeRollbackAndTime() {
        DeliveryReport report = Reports.of(
                Reports.JANUARY.withIncidentWindow(Duration.ofDays(5)),
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                incident("i1", "2026-01-03T10:00:00Z", "d0"),
                rollback("b1", "2026-01-03T12:00:00Z", "r0"),
                recovery("x1", "2026-01-03T13:00:00Z", "i1"));
        assertThat(row(report, "d0").recoverySeconds()).contains(3 * HOUR);
        assertThat(row(report, "d1").recoverySeconds()).contains(12 * HOUR);
    }

    @Test
    void byTimeTheLastReleaseIsChargedWithinTheWindowOnlyAndOnlyWhenAskedFor() {
        Event[] events = {
            BASELINE,
            release("d1", "2026-01-03T00:00:00Z", "r1"),
            incident("near", "2026-01-04T00:00:00Z", null),
            recovery("x1", "2026-01-04T01:00:00Z", "near"),
            incident("far", "2026-01-04T00:00:01Z", null),
            recovery("x2", "2026-01-04T01:00:00Z", "far")
        };
        assertThat(january(events).metrics().changeFailRate().count()).isZero();
        DeliveryReport report = Reports.of(Reports.JANUARY.withIncidentWindow(Duration.ofDays(1)), events);
        assertThat(row(report, "d1").failed()).isTrue();
        assertThat(row(report, "d0").failed()).isFalse();
        assertThat(report.dataIncidents()).extracting(DataIncident::id).containsExactly("far");
    }

    @Test
    void aFailureOfADeploymentThatIsNotOnRecordIsNotedAndBlamesNobody() {
        DeliveryReport report = january(BASELINE, failure("f1", "2026-01-02T00:00:00Z", "d9"));
        assertThat(report.metrics().changeFailRate().count()).isZero();
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("not on record") && note.contains("d9"));
    }

    @Test
    void whatGoesWrongWithARollbackProlongsTheFailureItWasToEnd() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                rollback("b1", "2026-01-03T02:00:00Z", "r0"),
                failure("f1", "2026-01-03T02:30:00Z", "b1"),
                recovery("x1", "2026-01-03T05:00:00Z", "f1"));
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(row(report, "d1").recoverySeconds()).contains(5 * HOUR);
    }

    @Test
    void aCommitDatedAfterItsDeploymentCountsAsZeroAndIsNoted() {
        DeliveryReport report = january(
                BASELINE, release("d1", "2026-01-03T00:00:00Z", "r1", commit("c1", "2026-01-03T00:00:01Z")));
        assertThat(report.metrics().changeLeadTime().value()).contains(0.0);
        assertThat(Reports.notes(report)).anyMatch(note -> note.startsWith("Commits dated after their deployment: 1;"));
    }

    @Test
    void aRecoveryBeforeItsIncidentEndsItAndIsNoTimeToRecover() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                incident("i1", "2026-01-03T10:00:00Z", "d1"),
                recovery("x1", "2026-01-03T09:00:00Z", "i1"));
        assertThat(row(report, "d1").failed()).isTrue();
        assertThat(row(report, "d1").open()).isFalse();
        assertThat(row(report, "d1").recoverySeconds()).isEmpty();
        assertThat(report.metrics().recoveryTime().value()).isEmpty();
        assertThat(Reports.notes(report)).anyMatch(note -> note.contains("over before they began: 1;") && note.contains("i1"));
    }

    @Test
    void ofTwoRecoveriesThePossibleOneCounts() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                incident("i1", "2026-01-03T10:00:00Z", "d1"),
                recovery("x1", "2026-01-03T09:00:00Z", "i1"),
                recovery("x2", "2026-01-03T11:00:00Z", "i1"));
        assertThat(row(report, "d1").recoverySeconds()).contains(HOUR);
        assertThat(Reports.notes(report)).noneMatch(note -> note.contains("before they began"));
    }

    @Test
    void aCutListOfChangesIsNoted() {
        DeliveryReport report = january(
                BASELINE,
                incomplete(release("d1", "2026-01-03T00:00:00Z", "r1", commit("c1", "2026-01-02T00:00:00Z"))));
        assertThat(Reports.notes(report))
                .anyMatch(note -> note.contains("list of changes is not complete: 1"))
                .noneMatch(note -> note.contains("not known"));
        assertThat(row(report, "d1").changesComplete()).isFalse();
        assertThat(Reports.said(row(report, "d1").countedBecause())).endsWith("; its list of changes is not complete");
    }

    @Test
    void ofWhatIsUnderNoVersionControlNothingWasCut() {
        DeliveryReport report =
                january(BASELINE, incomplete(release("d1", "2026-01-03T00:00:00Z", Deployment.UNVERSIONED)));
        assertThat(Reports.notes(report))
                .contains("Deployments whose changes are not known: 1; what they brought counts in no lead time")
                .noneMatch(note -> note.contains("not complete"));
        assertThat(Reports.said(row(report, "d1").countedBecause()))
                .endsWith("; its changes are not known")
                .doesNotContain("complete");
    }

    @Test
    void reworkIsWhatWasUnplannedOrEndedAFailure() {
        Recovery byRelease = new Recovery(
                "x1", "sales", "production", Instant.parse("2026-01-04T00:00:00Z"), "f1", Optional.of("d2"));
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-03T00:00:00Z", "r1"),
                failure("f1", "2026-01-03T01:00:00Z", "d1"),
                release("d2", "2026-01-04T00:00:00Z", "r2"),
                byRelease,
                unplanned(release("d3", "2026-01-05T00:00:00Z", "r3")));
        assertThat(report.metrics().reworkRate().value()).contains(0.5);
        assertThat(report.metrics().reworkRate().level()).isEmpty();
        assertThat(Reports.said(row(report, "d2").countedBecause())).contains("it ended a failure");
        assertThat(Reports.said(row(report, "d3").countedBecause())).contains("unplanned");
    }

    @Test
    void youngDeploymentsAreProvisionalUntilTheyHaveSettled() {
        DeliveryReport report = january(
                BASELINE,
                release("d1", "2026-01-25T00:00:00Z", "r1"),
                release("d2", "2026-01-25T00:00:01Z", "r2"),
                release("d3", "2026-01-26T00:00:00Z", "r3"),
                failure("f3", "2026-01-26T01:00:00Z", "d3"));
        assertThat(report.metrics().changeFailRate().provisional()).isEqualTo(1);
        assertThat(row(report, "d2").provisional()).isTrue();
    }

    @Test
    void theFutureIsLeftOutAndNoted() {
        DeliveryReport report = january(BASELINE, release("d1", "2026-02-01T00:00:01Z", "r1"));
        assertThat(Reports.notes(report)).anyMatch(note -> note.startsWith("Events that lie in the future of 2026-02-01 00:00:00 UTC: 1;"));
        assertThat(report.byProduct().get(0).lastDeployment()).contains(BASELINE.at());
    }

    @Test
    void otherEnvironmentsDoNotCount() {
        Deployment test = new Deployment(
                "t", "sales", "test", BASELINE.at(), "r", null, null, null, null, null, null, null);
        assertThat(january(BASELINE, test).metrics().deploymentFrequency().count()).isEqualTo(1);
    }
}
