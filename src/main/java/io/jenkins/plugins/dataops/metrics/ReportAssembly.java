package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts a report together from what each product's history was judged to be. */
final class ReportAssembly {
    private final DeliveryRequest request;
    private final Window window;
    private final Instant asOf;
    private final List<Judgement> judgements;

    ReportAssembly(DeliveryRequest request, Instant asOf, List<Judgement> judgements) {
        this.request = request;
        this.window = request.window();
        this.asOf = asOf;
        this.judgements = judgements;
    }

    DeliveryReport report(LedgerContext surroundings) {
        List<JudgedDeployment> deployments = within(window, judgements);
        List<DeploymentRow> rows = deployments.stream()
                .sorted(Collections.reverseOrder(Comparator.comparing(
                                (JudgedDeployment each) -> each.event().at())
                        .thenComparing(each -> each.event().kind())
                        .thenComparing(each -> each.event().id())))
                .limit(request.mostDeployments())
                .map(JudgedDeployment::row)
                .toList();
        return new DeliveryReport(
                window,
                asOf,
                request.environment(),
                judgements.stream().map(Judgement::product).toList(),
                request.levels(),
                metrics(judgements),
                Series.of(window, deployments, outages(window, judgements), firsts(judgements), asOf, request.levels()),
                rows,
                deployments.size() - rows.size(),
                openFailures(),
                dataIncidents(),
                judgements.stream().mapToDouble(this::downtime).sum(),
                (int) deployments.stream()
                        .filter(deployment -> deployment.step() == Step.REFRESH)
                        .count(),
                judgements.stream().map(this::product).sorted(byNeed()).toList(),
                Notes.of(request, asOf, surroundings, judgements, deployments));
    }

    private FiveMetrics metrics(List<Judgement> of) {
        return metrics(window, of).against(metrics(window.previous(), of));
    }

    private FiveMetrics metrics(Window stretch, List<Judgement> of) {
        Exposure exposure = Exposure.of(firsts(of), stretch.from(), stretch.to(), asOf, stretch.zone());
        return Figures.of(within(stretch, of), outages(stretch, of), exposure, request.levels());
    }

    private static List<JudgedDeployment> within(Window stretch, List<Judgement> of) {
        return of.stream()
                .flatMap(judgement -> judgement.deployments().stream())
                .filter(deployment -> stretch.contains(deployment.event().at()))
                .toList();
    }

    private static List<Outage> outages(Window stretch, List<Judgement> of) {
        return of.stream()
                .flatMap(judgement -> judgement.outages().stream())
                .filter(outage -> stretch.contains(outage.deployedAt()))
                .toList();
    }

    private static List<Instant> firsts(List<Judgement> of) {
        return of.stream().map(Judgement::first).toList();
    }

    private ProductRow product(Judgement judgement) {
        List<Judgement> alone = List.of(judgement);
        return new ProductRow(
                judgement.product(),
                metrics(alone),
                (int) judgement.deployments().stream()
                        .filter(JudgedDeployment::open)
                        .count(),
                (int) judgement.uncharged().stream().filter(Degradation::isOpen).count(),
                downtime(judgement),
                judgement.deployments().stream()
                        .filter(JudgedDeployment::counted)
                        .map(deployment -> deployment.event().at())
                        .max(Instant::compareTo));
    }

    private static Comparator<ProductRow> byNeed() {
        return Comparator.comparing((ProductRow row) -> -row.openFailures() - row.openIncidents())
                .thenComparing(row -> -row.metrics().all().stream()
                        .filter(metric -> metric.trend().direction() == Trend.Direction.WORSE)
                        .count())
                .thenComparing(row -> -row.metrics().changeFailRate().value().orElse(0.0))
                .thenComparing(ProductRow::product);
    }

    private double downtime(Judgement judgement) {
        Instant end = asOf.isBefore(window.to()) ? asOf : window.to();
        return TimeUnion.union(judgement.faults(), window.from(), end);
    }

    private List<OpenFailure> openFailures() {
        return judgements.stream()
                .flatMap(judgement -> judgement.deployments().stream())
                .filter(JudgedDeployment::open)
                .map(this::openFailure)
                .sorted(Comparator.comparing(OpenFailure::since).thenComparing(OpenFailure::deployment))
                .toList();
    }

    private OpenFailure openFailure(JudgedDeployment deployment) {
        Degradation oldest = deployment.faults().stream()
                .filter(Degradation::isOpen)
                .min(Comparator.comparing(Degradation::start).thenComparing(Degradation::id))
                .orElseThrow();
        return new OpenFailure(
                deployment.event().product(),
                deployment.event().environment(),
                deployment.event().id(),
                oldest.start(),
                oldest.seconds(asOf),
                oldest.reason());
    }

    private List<DataIncident> dataIncidents() {
        return judgements.stream()
                .flatMap(judgement -> judgement.uncharged().stream()
                        .filter(fault -> fault.isOpen() || window.contains(fault.start()))
                        .map(fault -> dataIncident(judgement.product(), fault)))
                .sorted(Comparator.comparing(DataIncident::at)
                        .reversed()
                        .thenComparing(DataIncident::id))
                .toList();
    }

    private DataIncident dataIncident(String product, Degradation fault) {
        Optional<Instant> end = fault.end();
        return new DataIncident(
                fault.id(), product, request.environment(), fault.start(), end, fault.seconds(asOf), fault.reason());
    }
}
