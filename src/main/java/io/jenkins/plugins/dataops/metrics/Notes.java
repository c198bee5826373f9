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
                missing.size(),
                "data products that were asked for have no events in " + Text.line(request.environment()) + ": "
                        + named(missing));
        notes.add(future, "events lie in the future of " + asOf + " and are left out");
        notes.beginning(request.window(), judgements);
        notes.add(
                deployments.stream().mapToLong(each -> each.leadTime().clamped()).sum(),
                "commits are dated after their deployment; their lead time counts as 0");
        notes.add(
                count(deployments, each -> !each.event().changesComplete()),
                "deployments have a list of changes that was cut; their lead times are a sample");
        notes.add(
                count(deployments, JudgedDeployment::provisional),
                "deployments are younger than " + request.settling().toDays()
                        + " days; failures may still be charged to them");
        TreeSet<String> unknown = new TreeSet<>();
        judgements.forEach(judgement -> unknown.addAll(judgement.unknownDeployments()));
        notes.add(
                unknown.size(),
                "deployments are blamed for failures and not on record; no figure counts them: " + named(unknown));
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

    private void add(long count, String sentence) {
        if (count > 0) {
            lines.add(count + " " + sentence);
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
