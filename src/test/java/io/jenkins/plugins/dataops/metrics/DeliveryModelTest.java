package io.jenkins.plugins.dataops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of deployments, steps back, failures, incidents and recoveries, held against {@link NaiveDelivery}
 * and against what must be so whatever happens. A failing seed gives the same history again.
 */
class DeliveryModelTest {
    private static final int HISTORIES = 300;
    private static final DeliveryRequest JANUARY = DeliveryRequest.of(
            Window.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), ZoneOffset.UTC, Bucket.MONTH));
    private static final int HOURS = 600;
    private static final List<String> REVISIONS = List.of("r1", "r2", "r3", "r4", "r5");

    @TempDir
    Path folder;

    /** Each event at a full hour of its own within January, so that order and length are beyond doubt. */
    private static List<Event> history(long seed) {
        Random random = new Random(seed);
        List<Integer> hours = IntStream.range(0, HOURS).boxed().collect(Collectors.toList());
        Collections.shuffle(hours, random);
        List<Event> events = new ArrayList<>();
        int size = 2 + random.nextInt(24);
        for (int i = 0; i < size; i++) {
            Instant at = at(hours.get(i));
            int kind = random.nextInt(10);
            if (kind < 5) {
                events.add(deployment(random, "d" + i, at));
            } else if (kind < 6) {
                events.add(new Failure("f" + i, "sales", "production", at, any(random, "d", size), "bad"));
            } else if (kind < 8) {
                Optional<String> named = random.nextBoolean() ? Optional.of(any(random, "d", size)) : Optional.empty();
                events.add(new Incident("i" + i, "sales", "production", at, named, "bad"));
            } else {
                String ended = any(random, List.of("d", "f", "i").get(random.nextInt(3)), size);
                events.add(new Recovery("x" + i, "sales", "production", at, ended, Optional.empty()));
            }
        }
        return events;
    }

    private static Instant at(int hour) {
        return JANUARY.window().from().plus(Duration.ofHours(hour));
    }

    private static String any(Random random, String type, int size) {
        return type + random.nextInt(size);
    }

    private static Deployment deployment(Random random, String id, Instant at) {
        Deployment.Outcome outcome = random.nextInt(3) > 0
                ? Deployment.Outcome.SUCCEEDED
                : random.nextInt(3) > 0 ? Deployment.Outcome.FAILED : Deployment.Outcome.PARTIAL;
        Deployment.Kind kind = random.nextInt(4) > 0 ? Deployment.Kind.RELEASE : Deployment.Kind.ROLLBACK;
        List<Commit> changes = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Commit("c" + random.nextInt(6), at.minusSeconds(3_600), null, null))
                .toList();
        return new Deployment(
                id, "sales", "production", at, REVISIONS.get(random.nextInt(REVISIONS.size())), null, outcome, kind,
                changes, true, false, null);
    }

    private static DeliveryReport report(List<? extends Event> events) {
        return Reports.of(JANUARY, events);
    }

    private static void eachHistory(BiConsumer<Long, List<Event>> check) {
        int histories = Sample.tries("histories", HISTORIES);
        for (long seed = 0; seed < histories; seed++) {
            List<Event> events = history(seed);
            try {
                check.accept(seed, events);
            } catch (AssertionError wrong) {
                throw new AssertionError("seed " + seed + " of " + events, wrong);
            }
        }
    }

    @Test
    void anIndependentComputationAgrees() {
        eachHistory((seed, events) -> {
            DeliveryReport report = report(events);
            NaiveDelivery naive = new NaiveDelivery(events);
            for (DeploymentRow row : report.deployments()) {
                String what = row.id();
                assertThat(row.step()).as(what).isEqualTo(naive.step(row.id()));
                assertThat(row.failed()).as(what).isEqualTo(naive.failed.contains(row.id()));
                assertThat(row.open()).as(what).isEqualTo(naive.open.contains(row.id()));
                assertThat(row.leadTimeSamples()).as(what).isEqualTo(naive.samples.get(row.id()));
                boolean over = row.failed() && !row.open() && naive.measured.contains(row.id());
                assertThat(row.recoverySeconds())
                        .as(what)
                        .isEqualTo(over ? Optional.of(naive.bad.get(row.id()).cardinality() * 3_600.0) : Optional.empty());
            }
            assertThat(report.downtimeSeconds()).isEqualTo(naive.down.cardinality() * 3_600.0);
            assertThat(report.dataIncidents()).extracting(DataIncident::id)
                    .containsExactlyInAnyOrderElementsOf(naive.dataIncidents);
            List<Integer> recoveries = naive.recoveries();
            Metric recovery = report.metrics().recoveryTime();
            assertThat(recovery.n()).isEqualTo(recoveries.size());
            int middle = recoveries.size() / 2;
            recovery.value().ifPresent(value -> assertThat(value)
                    .isEqualTo((recoveries.get(middle) + recoveries.get((recoveries.size() - 1) / 2)) * 1_800.0));
            assertThat(report.metrics().changeFailRate().count()).isEqualTo(naive.failed.size());
        });
    }

    @Test
    void toldAgainUnderAnotherIdChangesNoFigure() {
        eachHistory((seed, events) -> {
            List<Event> more = new ArrayList<>(events);
            for (Event event : events) {
                Instant later = event.at().plusSeconds(60);
                if (event instanceof Deployment d && d.outcome() == Deployment.Outcome.SUCCEEDED) {
                    more.add(new Deployment(
                            d.id() + "/2", d.product(), d.environment(), later, d.revision(), d.version(), d.outcome(),
                            d.kind(), d.changes(), true, false, d.url()));
                } else if (event instanceof Failure f) {
                    more.add(new Failure(f.id() + "/2", f.product(), f.environment(), f.at(), f.deployment(), "again"));
                    events.stream()
                            .filter(each -> each instanceof Recovery over && over.failure().equals(f.id()))
                            .map(Recovery.class::cast)
                            .forEach(over -> more.add(new Recovery(
                                    over.id() + "/2", "sales", "production", over.at(), f.id() + "/2", Optional.empty())));
                } else if (event instanceof Recovery x) {
                    more.add(new Recovery(x.id() + "/3", "sales", "production", later, x.failure(), Optional.empty()));
                }
            }
            assertThat(report(more).metrics()).isEqualTo(report(events).metrics());
        });
    }

    @Test
    void aFailureEventThatRestatesAFailedDeploymentChangesNoFigure() {
        eachHistory((seed, events) -> {
            List<Event> more = new ArrayList<>(events);
            LiveHistory live = LiveHistory.of(events);
            for (Event event : events) {
                if (event instanceof Deployment d
                        && d.outcome() != Deployment.Outcome.SUCCEEDED
                        && live.step(d.id()) != Step.BACK) {
                    more.add(new Failure("r" + d.id(), "sales", "production", d.at().plusSeconds(60), d.id(), "again"));
                }
            }
            DeliveryReport told = report(more);
            assertThat(told.metrics()).isEqualTo(report(events).metrics());
            assertThat(told.openFailures()).hasSameSizeAs(report(events).openFailures());
        });
    }

    @Test
    void aFurtherFailedAttemptWithinAnOutageNeverLooksBetter() {
        eachHistory((seed, events) -> {
            DeliveryReport plain = report(events);
            for (DeploymentRow row : plain.deployments()) {
                boolean lasting = row.failed() && row.outcome() == Deployment.Outcome.FAILED
                        && (row.open() || row.recoverySeconds().orElse(0.0) > 1_800);
                if (!lasting) {
                    continue;
                }
                List<Event> more = new ArrayList<>(events);
                more.add(new Deployment(
                        "further", "sales", "production", row.at().plusSeconds(1_800), "rx", null,
                        Deployment.Outcome.FAILED, null, List.of(), true, false, null));
                FiveMetrics worse = report(more).metrics();
                assertThat(worse.changeFailRate().value().orElseThrow())
                        .as(row.id())
                        .isGreaterThanOrEqualTo(plain.metrics().changeFailRate().value().orElseThrow());
                assertThat(worse.recoveryTime().n()).as(row.id()).isLessThanOrEqualTo(plain.metrics().recoveryTime().n());
            }
        });
    }

    @Test
    void whatHappensElsewhereChangesNothingHere() {
        eachHistory((seed, events) -> {
            List<Event> mixed = new ArrayList<>(events);
            for (Event event : history(seed + 1)) {
                mixed.add(elsewhere(event, "stock", "production"));
                mixed.add(elsewhere(event, "sales", "test"));
            }
            Collections.shuffle(mixed, new Random(seed));
            DeliveryRequest sales = JANUARY.ofProducts(List.of("sales"));
            DeliveryReport alone = Reports.of(sales, events);
            DeliveryReport together = Reports.of(sales, mixed);
            assertThat(together.metrics()).isEqualTo(alone.metrics());
            assertThat(together.deployments()).isEqualTo(alone.deployments());
            assertThat(together.series()).isEqualTo(alone.series());
        });
    }

    private static Event elsewhere(Event event, String product, String environment) {
        String prefix = product + environment;
        if (event instanceof Deployment d) {
            return new Deployment(
                    prefix + d.id(), product, environment, d.at(), d.revision(), d.version(), d.outcome(), d.kind(),
                    d.changes(), true, false, d.url());
        } else if (event instanceof Failure f) {
            // Names this product's deployment, as a mistake would.
            return new Failure(prefix + f.id(), product, environment, f.at(), f.deployment(), f.reason());
        } else if (event instanceof Incident i) {
            return new Incident(prefix + i.id(), product, environment, i.at(), i.deployment(), i.reason());
        }
        Recovery x = (Recovery) event;
        return new Recovery(prefix + x.id(), product, environment, x.at(), x.failure(), x.deployment());
    }

    @Test
    void importsInAnyOrderAndAgainGiveTheSameReport() {
        for (long seed = 0; seed < 5; seed++) {
            List<Event> events = history(seed);
            try (Ledger ledger = Ledger.open(folder.resolve(seed + ".sqlite"));
                    Ledger other = Ledger.open(folder.resolve(seed + "-other.sqlite"))) {
                ledger.append(events);
                StringWriter text = new StringWriter();
                ledger.export(text);
                List<String> lines = text.toString().lines().collect(Collectors.toList());
                Collections.shuffle(lines, new Random(seed));
                for (String line : lines) {
                    other.importFrom(new StringReader(line));
                }
                other.importFrom(new StringReader(String.join("\n", lines)));
                assertThat(other.events(EventQuery.everything())).isEqualTo(ledger.events(EventQuery.everything()));
                assertThat(Delivery.report(other, JANUARY, Reports.CLOCK)).isEqualTo(report(events));
            }
        }
    }
}
