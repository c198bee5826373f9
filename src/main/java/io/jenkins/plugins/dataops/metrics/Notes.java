package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a reader has to know to trust the figures. */
final class Notes {
    private static final int NAMED = 5;

    private final List<String> lines = new ArrayList<>();

    /**
     * Writes the notes of a report.
     *
     * @param request what was asked for
     * @param asOf the present
     * @param future how many events lie after it
     * @param judgements of the products
     * @param deployments those in the window
     * @return sentences
     */
    static List<String> of(
            DeliveryRequest request,
            Instant asOf,
            long future,
            List<Judgement> judgements,
            Collection<JudgedDeployment> deployments) {
        Notes notes = new Notes();
        TreeSet<String> missing = new TreeSet<>(request.products());
        judgements.forEach(judgement -> missing.remove(judgement.product()));
        notes.add(
                "Data products that were asked for and have no events in " + Text.line(request.environment()),
                missing.size(),
                named(missing));
        notes.add("Events that lie in the future of " + asOf, future, "they are left out");
        notes.beginning(request.window(), judgements);
        notes.add(
                "Commits dated after their deployment",
                deployments.stream().mapToLong(each -> each.leadTime().clamped()).sum(),
                "their lead time counts as 0");
        notes.add(
                "Deployments whose list of changes was cut",
                count(deployments, each -> !each.event().changesComplete()),
                "their lead times are a sample");
        notes.add(
                "Deployments younger than " + Wording.duration(Seconds.of(request.settling())),
                count(deployments, JudgedDeployment::provisional),
                "failures may still be charged to them");
        TreeSet<String> unknown = new TreeSet<>();
        judgements.forEach(judgement -> unknown.addAll(judgement.unknownDeployments()));
        notes.add(
                "Deployments that failures name and that are not on record",
                unknown.size(),
                "no figure counts them: " + named(unknown));
        if (judgements.size() > 1) {
            notes.lines.add("The level of the deployment frequency is that of one product on average;"
                    + " the frequency counts the deployments of all " + judgements.size() + " together");
        }
        return notes.lines;
    }

    private void beginning(Window window, List<Judgement> judgements) {
        judgements.stream()
                .map(Judgement::first)
                .min(Instant::compareTo)
                .filter(first -> first.isAfter(window.from()) && first.isBefore(window.to()))
                .map(first -> first.atZone(window.zone()).toLocalDate())
                .ifPresent(day -> lines.add(
                        "The record begins on " + day + "; the frequency is measured from that day on"));
    }

    private void add(String what, long count, String consequence) {
        if (count > 0) {
            lines.add(what + ": " + count + "; " + consequence);
        }
    }

    private static long count(Collection<JudgedDeployment> deployments, Predicate<JudgedDeployment> which) {
        return deployments.stream()
                .filter(JudgedDeployment::counted)
                .filter(which)
                .count();
    }

    private static String named(Collection<String> names) {
        List<String> some = names.stream().limit(NAMED).map(Text::line).toList();
        return String.join(", ", some) + (names.size() > NAMED ? ", ..." : "");
    }
}
