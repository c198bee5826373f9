package io.jenkins.plugins.dataops.recording;

import static io.jenkins.plugins.dataops.ledger.TestEvents.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An incident ends once, whoever says so and however often. */
class IncidentEndTest {
    private static final Instant BEGAN = Instant.parse("2026-03-29T00:30:00Z");
    private static final Instant NOW = Instant.parse("2026-03-29T09:00:00Z");
    private static final Incident INCIDENT =
            new Incident("late", "flights", "production", BEGAN, Optional.empty(), "no rows since midnight");

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.sqlite"));
        ledger.append(List.of(INCIDENT));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theFirstEndIsKeptAndAnotherOneSaysSo() {
        Instant end = BEGAN.plusSeconds(60);
        IncidentEnd first = end(Optional.of(end));
        assertThat(first.known()).isFalse();
        assertThat(first.kept().at()).isEqualTo(end);
        // Without a time of its own it agrees with whatever is on record.
        assertThat(end(Optional.empty())).isEqualTo(new IncidentEnd(first.kept(), true, true));
        assertThat(end(Optional.of(end))).isEqualTo(new IncidentEnd(first.kept(), true, true));
        assertThat(end(Optional.of(end.plusSeconds(1)))).isEqualTo(new IncidentEnd(first.kept(), true, false));
    }

    @Test
    void whatEndedIsNoLongerOpen() {
        ProductEvents flights = new ProductEvents("flights", "production");
        assertThat(flights.onlyOpen(ledger)).isEqualTo(INCIDENT);
        end(Optional.empty());
        assertThatThrownBy(() -> flights.onlyOpen(ledger))
                .isInstanceOf(UsageException.class)
                .hasMessage("'flights' has no open incident");
    }

    @Test
    void nothingEndsBeforeItBegan() {
        assertThatThrownBy(() -> end(Optional.of(BEGAN.minusNanos(1))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'late' began at " + BEGAN);
        assertThat(end(Optional.of(BEGAN)).known()).isFalse();
    }

    @Test
    void anIncidentIsKnownByTheNameThatItsProductHadBefore() {
        ledger.rename("flights", "departures");
        assertThat(named(Optional.of("flights"), Optional.empty())).isEqualTo("late");
        assertThat(named(Optional.of("departures"), Optional.of("production"))).isEqualTo("late");
        assertThatThrownBy(() -> named(Optional.of("trains"), Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not of 'trains'");
        assertThatThrownBy(() -> named(Optional.empty(), Optional.of("test")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("and not in test");
    }

    @Test
    void aFailedDeploymentThatNothingElseTellsOfEndsLikeAnIncident() {
        end(Optional.empty());
        Deployment good = new Deployment(
                "good", "flights", "production", BEGAN, "r1", null, null, null, null, null, null, null);
        Deployment bad = new Deployment(
                "bad", "flights", "production", BEGAN.plusSeconds(60), "r2", null, Deployment.Outcome.FAILED, null, null,
                null, null, null);
        ledger.append(List.of(good, bad));
        assertThat(new ProductEvents("flights", "production").onlyOpen(ledger)).isEqualTo(bad);
        assertThat(IncidentEnd.named(ledger, "bad", Optional.empty(), Optional.empty())).isEqualTo(bad);
        assertThatThrownBy(() -> IncidentEnd.named(ledger, "good", Optional.empty(), Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no incident, failure or failed deployment 'good'");
        IncidentEnd.record(ledger, bad, Optional.empty(), NOW, Optional.empty());
        assertThat(Delivery.open(ledger.events(EventQuery.everything()))).isEmpty();
        // What is over can be asked for again.
        assertThat(IncidentEnd.named(ledger, "bad", Optional.empty(), Optional.empty())).isEqualTo(bad);
    }

    @Test
    void aStepBackThatFailedCanEndAndOneThatWorkedHasNothingToEnd() {
        Deployment first = deployment("first", "2026-01-02T10:00:00Z", "ra", Deployment.Outcome.SUCCEEDED, Deployment.Kind.RELEASE);
        Deployment bad = deployment("bad", "2026-01-03T10:00:00Z", "rb", Deployment.Outcome.SUCCEEDED, Deployment.Kind.RELEASE);
        Deployment stuck = deployment("stuck", "2026-01-03T11:00:00Z", "ra", Deployment.Outcome.FAILED, Deployment.Kind.ROLLBACK);
        Deployment back = deployment("back", "2026-01-03T12:00:00Z", "ra", Deployment.Outcome.SUCCEEDED, Deployment.Kind.ROLLBACK);
        ledger.append(List.of(first, bad, stuck));
        assertThat(IncidentEnd.named(ledger, "stuck", Optional.empty(), Optional.empty())).isEqualTo(stuck);
        assertThat(Delivery.open(ledger.events(EventQuery.everything()))).contains("bad");
        ledger.append(List.of(back));
        assertThatThrownBy(() -> IncidentEnd.named(ledger, "back", Optional.empty(), Optional.empty()))
                .hasMessageContaining("no incident, failure or failed deployment 'back'");
        IncidentEnd.record(ledger, stuck, Optional.empty(), NOW, Optional.empty());
        assertThat(Delivery.open(ledger.events(EventQuery.everything()))).doesNotContain("bad");
    }

    @Test
    void anEnvironmentInWhichTheLedgerHasNothingIsPointedAt() {
        assertThat(new ProductEvents("flights", "prod").elsewhere(ledger)).hasValueSatisfying(words -> assertThat(words)
                .isEqualTo("the ledger has nothing of 'flights' in environment 'prod'; it has that in production"));
        assertThat(new ProductEvents("flights", "production").elsewhere(ledger)).isEmpty();
        assertThat(new ProductEvents("trains", "prod").elsewhere(ledger)).isEmpty();
    }

    private String named(Optional<String> product, Optional<String> environment) {
        return IncidentEnd.named(ledger, "late", product, environment).id();
    }

    private IncidentEnd end(Optional<Instant> at) {
        return IncidentEnd.record(ledger, INCIDENT, at, NOW, Optional.empty());
    }
}
