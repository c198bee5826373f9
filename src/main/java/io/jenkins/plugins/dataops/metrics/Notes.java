package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a reader has to know to trust the figures. */
final class Notes {
    private static final int NAMED = 5;

    private final List<String> lines = new ArrayList<>();

    /**
     * Writes the notes of a report.
     *
     * @param request what was asked for
     * @param asOf the present
     * @param surroundings what is known of events that do not count
     * @param judgements of the products
     * @param deployments those in the window
     * @return sentences
     */
    static List<String> of(
            DeliveryRequest request,
            Instant asOf,
            LedgerContext surroundings,
            List<Judgement> judgements,
            Collection<JudgedDeployment> deployments) {
        Notes notes = new Notes();
        if (judgements.isEmpty()) {
            notes.nothing(request, surroundings);
        }
        TreeSet<String> missing = new TreeSet<>(request.products());
        judgements.forEach(judgement -> missing.remove(judgement.product()));
        notes.add(
                "Data products that were asked for and have no events in " + SentenceText.line(request.environment()),
                missing.size(),
                named(missing));
        notes.add("Events that lie in the future of " + asOf, surroundings.future(), "they are left out");
        notes.beginning(request.window(), judgements);
        notes.add(
                "Commits dated after their deployment",
                deployments.stream().mapToLong(each -> each.leadTime().clamped()).sum(),
                "their lead time counts as 0");
        notes.add(
                "Deployments whose list of changes is not complete",
                count(deployments, each -> !each.event().changesComplete() && each.event().knowsChanges()),
                "their lead times are a sample");
        notes.add(
                "Deployments whose changes are not known",
                count(deployments, each -> !each.event().knowsChanges()),
                "what they brought counts in no lead time");
        notes.add(
                "Deployments younger than " + Wording.duration(Seconds.of(request.settling())),
                count(deployments, JudgedDeployment::provisional),
                "failures may still be charged to them");
        notes.add(
                "Runs that refreshed unchanged code",
                deployments.stream().filter(each -> each.step() == Step.REFRESH).count(),
                "they are listed and are no deployments");
        Contradictions all = new Contradictions();
        judgements.forEach(judgement -> all.addAll(judgement.contradictions()));
        notes.contradictions(all, surroundings);
        if (judgements.size() > 1) {
            notes.lines.add("The level of the deployment frequency is that of one product on average;"
                    + " the frequency counts the deployments of all " + judgements.size() + " together");
        }
        return notes.lines;
    }

    private void nothing(DeliveryRequest request, LedgerContext surroundings) {
        String others = surroundings.environments().stream()
                .filter(name -> !name.equals(request.environment()))
                .limit(NAMED)
                .map(SentenceText::line)
                .collect(Collectors.joining(", "));
        lines.add("There are no events in " + SentenceText.line(request.environment())
                + (others.isEmpty() ? "" : "; there are in: " + others));
    }

    private void contradictions(Contradictions found, LedgerContext surroundings) {
        add(
                "Deployments that other events name and that are not on record",
                found.unknownDeployments().size(),
                "no figure counts them: " + named(found.unknownDeployments(), surroundings));
        add(
                "Recoveries that name what is not on record",
                found.unknownFailures().size(),
                "they end nothing: " + named(found.unknownFailures(), surroundings));
        add(
                "Incidents and failures that are said to have been over before they began",
                found.endedBeforeTheyBegan().size(),
                "how long they took is known only where something else ended them: " + named(found.endedBeforeTheyBegan()));
        add(
                "Incidents and failures dated before the deployment that they name",
                found.olderThanTheirDeployment().size(),
                "its recovery is measured from when it went live: " + named(found.olderThanTheirDeployment()));
        add(
                "Recoveries that name deployments which had not failed",
                found.withoutFailure().size(),
                "they end nothing: " + named(found.withoutFailure()));
        add(
                "Deployments that are said to have ended what began after them",
                found.olderThanWhatTheyEnded().size(),
                "they are no rework: " + named(found.olderThanWhatTheyEnded()));
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

    private static String named(Collection<String> ids, LedgerContext surroundings) {
        return named(ids.stream()
                .limit(NAMED + 1L)
                .map(id -> surroundings.onRecord().test(id) ? id + " (of another product or environment, or in the future)" : id)
                .toList());
    }

    private static String named(Collection<String> names) {
        List<String> some = names.stream().limit(NAMED).map(SentenceText::line).toList();
        return String.join(", ", some) + (names.size() > NAMED ? ", ..." : "");
    }
}
