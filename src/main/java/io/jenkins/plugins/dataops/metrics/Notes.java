package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** What a reader has to know to trust the figures. */
final class Notes {
    private static final int NAMED = 5;

    private final List<Message> notes = new ArrayList<>();

    /**
     * Writes the notes of a report.
     *
     * @param request what was asked for
     * @param asOf the present
     * @param surroundings what is known of events that do not count
     * @param judgements of the products
     * @param deployments those in the window
     * @return one a fact
     */
    static List<Message> of(
            DeliveryRequest request,
            Instant asOf,
            LedgerContext surroundings,
            List<Judgement> judgements,
            Collection<JudgedDeployment> deployments) {
        Notes notes = new Notes();
        notes.products(request, surroundings, judgements);
        notes.add(surroundings.future(), events -> DeliveryCode.FUTURE_EVENTS.of(asOf, events));
        notes.beginning(request.window(), judgements);
        notes.add(
                deployments.stream().mapToLong(each -> each.leadTime().clamped()).sum(),
                DeliveryCode.COMMITS_DATED_AFTER::of);
        notes.add(
                count(deployments, each -> !each.event().changesComplete() && each.event().knowsChanges()),
                DeliveryCode.LISTS_INCOMPLETE::of);
        notes.add(count(deployments, each -> !each.event().knowsChanges()), DeliveryCode.LISTS_UNKNOWN::of);
        notes.add(
                count(deployments, JudgedDeployment::provisional),
                young -> DeliveryCode.YOUNG_DEPLOYMENTS.of(request.settling(), young));
        notes.add(
                deployments.stream().filter(each -> each.step() == Step.REFRESH).count(), DeliveryCode.REFRESHES::of);
        Contradictions all = new Contradictions();
        judgements.forEach(judgement -> all.addAll(judgement.contradictions()));
        notes.contradictions(all, surroundings);
        if (judgements.size() > 1) {
            notes.notes.add(DeliveryCode.FREQUENCY_OF_ALL.of(judgements.size()));
        }
        return notes.notes;
    }

    private void products(DeliveryRequest request, LedgerContext surroundings, List<Judgement> judgements) {
        String environment = SentenceText.line(request.environment());
        if (judgements.isEmpty()) {
            List<String> others = surroundings.environments().stream()
                    .filter(name -> !name.equals(request.environment()))
                    .limit(NAMED)
                    .map(SentenceText::line)
                    .toList();
            notes.add(DeliveryCode.NO_EVENTS.of(
                    environment, others.isEmpty() ? Optional.empty() : Optional.of(others)));
        }
        TreeSet<String> missing = new TreeSet<>(request.products());
        judgements.forEach(judgement -> missing.remove(judgement.product()));
        if (!missing.isEmpty()) {
            notes.add(DeliveryCode.PRODUCTS_WITHOUT_EVENTS.of(
                    environment, missing.size(), lines(missing), missing.size() - lines(missing).size()));
        }
    }

    private void contradictions(Contradictions found, LedgerContext surroundings) {
        add(DeliveryCode.UNKNOWN_DEPLOYMENTS, found.unknownDeployments(), surroundings);
        add(DeliveryCode.UNKNOWN_FAILURES, found.unknownFailures(), surroundings);
        add(DeliveryCode.ENDED_BEFORE_THEY_BEGAN, found.endedBeforeTheyBegan());
        add(DeliveryCode.OLDER_THAN_THEIR_DEPLOYMENT, found.olderThanTheirDeployment());
        add(DeliveryCode.RECOVERIES_WITHOUT_FAILURE, found.withoutFailure());
        add(DeliveryCode.OLDER_THAN_WHAT_THEY_ENDED, found.olderThanWhatTheyEnded());
    }

    private void beginning(Window window, List<Judgement> judgements) {
        judgements.stream()
                .map(Judgement::first)
                .min(Instant::compareTo)
                .filter(first -> first.isAfter(window.from()) && first.isBefore(window.to()))
                .map(first -> first.atZone(window.zone()).toLocalDate())
                .ifPresent(day -> notes.add(DeliveryCode.RECORD_BEGINS.of(day.toString())));
    }

    private void add(long count, LongFunction<Message> note) {
        if (count > 0) {
            notes.add(note.apply(count));
        }
    }

    private void add(DeliveryCode code, Collection<String> ids) {
        named(code, ids, lines(ids));
    }

    private void add(DeliveryCode code, Collection<String> ids, LedgerContext surroundings) {
        named(code, ids, ids.stream()
                .limit(NAMED)
                .map(id -> surroundings.onRecord().test(id)
                        ? DeliveryCode.RECORDED_ELSEWHERE.of(SentenceText.line(id))
                        : SentenceText.line(id))
                .toList());
    }

    private void named(DeliveryCode code, Collection<String> ids, List<?> names) {
        if (!ids.isEmpty()) {
            notes.add(code.of(ids.size(), names, ids.size() - names.size()));
        }
    }

    private static List<String> lines(Collection<String> names) {
        return names.stream().limit(NAMED).map(SentenceText::line).toList();
    }

    private static long count(Collection<JudgedDeployment> deployments, Predicate<JudgedDeployment> which) {
        return deployments.stream()
                .filter(JudgedDeployment::counted)
                .filter(which)
                .count();
    }
}
