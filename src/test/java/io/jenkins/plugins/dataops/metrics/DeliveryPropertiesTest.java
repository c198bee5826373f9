package io.jenkins.plugins.dataops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every history, however odd: ids that collide, links that lead nowhere, clocks that run backwards. */
class DeliveryPropertiesTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<String> products = Arbitraries.of("sales", "stock");
        Arbitrary<String> ids = Arbitraries.of(IDS);
        Arbitrary<Instant> instants = Arbitraries.integers()
                .between(-40 * 24, 40 * 24)
                .map(hour -> Instant.parse("2026-01-15T00:00:00Z").plusSeconds(hour * 3600L));
        Arbitrary<Event> deployments = Combinators.combine(
                        products,
                        ids,
                        instants,
                        Arbitraries.of("r1", "r2", "r3"),
                        Arbitraries.of(Deployment.Outcome.values()),
                        Arbitraries.of(Deployment.Kind.values()),
                        Combinators.combine(ids, instants)
                                .as((id, at) -> new Commit(id, at, null, null))
                                .list()
                                .ofMaxSize(3),
                        Arbitraries.of(true, false))
                .as((product, id, at, revision, outcome, kind, changes, flag) -> new Deployment(
                        product + id, product, "production", at, revision, null, outcome, kind, changes, flag, !flag,
                        null));
        Arbitrary<Event> failures = Combinators.combine(products, ids, instants, ids)
                .as((product, id, at, deployment) ->
                        new Failure(product + "f" + id, product, "production", at, product + deployment, "bad"));
        Arbitrary<Event> incidents = Combinators.combine(products, ids, instants, ids.optional(0.7))
                .as((product, id, at, deployment) -> new Incident(
                        product + "i" + id, product, "production", at, deployment.map(name -> product + name), "bad"));
        Arbitrary<Event> recoveries = Combinators.combine(
                        products, ids, instants, Arbitraries.of("", "f", "i"), ids, ids.optional(0.5))
                .as((product, id, at, type, failure, deployment) -> new Recovery(
                        product + "x" + id,
                        product,
                        "production",
                        at,
                        product + type + failure,
                        deployment.map(name -> product + name)));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, deployments),
                        net.jqwik.api.Tuple.of(2, failures),
                        net.jqwik.api.Tuple.of(2, incidents),
                        net.jqwik.api.Tuple.of(2, recoveries))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<DeliveryRequest> requests() {
        return Arbitraries.of(
                Reports.JANUARY, Reports.JANUARY.withIncidentWindow(java.time.Duration.ofDays(3)));
    }

    @Property(tries = 300)
    void orderAndRepetitionMakeNoDifference(
            @ForAll("histories") List<Event> events, @ForAll("requests") DeliveryRequest request, @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);
        assertThat(Reports.of(request, shuffled)).isEqualTo(Reports.of(request, events));
    }

    @Property(tries = 300)
    void productsTogetherArePooledFromTheirEvents(
            @ForAll("histories") List<Event> events, @ForAll("requests") DeliveryRequest request) {
        DeliveryReport both = Reports.of(request, events);
        DeliveryReport sales = Reports.of(request.ofProducts(List.of("sales")), events);
        DeliveryReport stock = Reports.of(request.ofProducts(List.of("stock")), events);
        for (ToLongFunction<FiveMetrics> count : List.<ToLongFunction<FiveMetrics>>of(
                metrics -> metrics.deploymentFrequency().count(),
                metrics -> metrics.changeLeadTime().n(),
                metrics -> metrics.changeFailRate().count(),
                metrics -> metrics.changeFailRate().n(),
                metrics -> metrics.recoveryTime().n(),
                metrics -> metrics.reworkRate().count())) {
            assertThat(count.applyAsLong(both.metrics()))
                    .isEqualTo(count.applyAsLong(sales.metrics()) + count.applyAsLong(stock.metrics()));
        }
        assertThat(both.deployments()).hasSize(sales.deployments().size() + stock.deployments().size());
        assertThat(both.downtimeSeconds()).isEqualTo(sales.downtimeSeconds() + stock.downtimeSeconds());
    }

    @Property(tries = 300)
    void figuresKeepTheirBounds(
            @ForAll("histories") List<Event> events, @ForAll("requests") DeliveryRequest request) {
        DeliveryReport report = Reports.of(request, events);
        for (Metric metric : report.metrics().all()) {
            assertThat(metric.count()).isLessThanOrEqualTo(metric.n());
            metric.value().ifPresent(value -> {
                assertThat(value).isFinite().isNotNegative();
                metric.low().ifPresent(low -> assertThat(low).isLessThanOrEqualTo(value + 1e-9));
                metric.high().ifPresent(high -> assertThat(high).isGreaterThanOrEqualTo(value - 1e-9));
                metric.p90().ifPresent(p90 -> assertThat(p90).isGreaterThanOrEqualTo(value));
                if (metric.unit() == Unit.SHARE) {
                    assertThat(value).isLessThanOrEqualTo(1);
                }
            });
        }
        long failed = report.deployments().stream().filter(DeploymentRow::failed).count();
        long open = report.deployments().stream().filter(DeploymentRow::open).count();
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(failed);
        // Recoveries are of outages, which unite releases and which one release may have several of.
        assertThat(report.deployments().stream().filter(row -> row.recoverySeconds().isPresent()).count())
                .isLessThanOrEqualTo(failed - open);
        assertThat(report.downtimeSeconds()).isBetween(0.0, 2 * 31 * 86_400.0);
        assertThat(report.series().stream().mapToLong(row -> row.metrics().changeFailRate().n()).sum())
                .isEqualTo(report.metrics().changeFailRate().n());
    }

    @Property(tries = 200)
    void eachCommitCountsAtMostOnceAProduct(@ForAll("histories") List<Event> events) {
        DeliveryRequest ever = DeliveryRequest.of(Window.days(
                java.time.LocalDate.of(2025, 1, 1),
                java.time.LocalDate.of(2026, 12, 31),
                java.time.ZoneOffset.UTC,
                Bucket.MONTH));
        for (String product : List.of("sales", "stock")) {
            DeliveryReport report = Reports.of(ever.ofProducts(List.of(product)), events);
            assertThat(report.metrics().changeLeadTime().n()).isLessThanOrEqualTo(IDS.size());
        }
    }

    @Property(tries = 100)
    void everyReportIsJsonAndComesBack(@ForAll("histories") List<Event> events) throws Exception {
        DeliveryReport report = Reports.of(Reports.JANUARY, events);
        String json = io.jenkins.plugins.dataops.format.Json.mapper().writeValueAsString(report);
        assertThat(io.jenkins.plugins.dataops.format.Json.mapper().readValue(json, DeliveryReport.class))
                .isEqualTo(report);
    }
}
