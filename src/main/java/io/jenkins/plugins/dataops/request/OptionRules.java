package io.jenkins.plugins.dataops.request;

import java.util.Optional;
import java.util.function.Predicate;

/** What holds for the options of every request. */
final class OptionRules {
    private OptionRules() {}

    /**
     * What is wrong with a request.
     *
     * @param request the request
     * @param verb how it is called in a sentence
     * @param taken whether an option has an effect there
     */
    static Optional<String> fault(Record request, String verb, Predicate<DeclaredOption> taken) {
        return DeclaredOption.of(request.getClass()).stream()
                .map(option -> taken.test(option) ? fault(option, request, verb) : withoutEffect(option, request, verb))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> withoutEffect(DeclaredOption option, Record request, String verb) {
        return option.isGiven(request)
                ? Optional.of(option.parameter() + " has no effect on " + verb + ": leave it out")
                : Optional.empty();
    }

    private static Optional<String> fault(DeclaredOption option, Record request, String verb) {
        if (!option.isGiven(request)) {
            return option.declaration().required()
                    ? Optional.of(option.parameter() + " is missing: " + verb + " needs it")
                    : Optional.empty();
        }
        return option.range()
                .filter(range -> !Bounds.hold(range, ((Optional<?>) option.value(request)).orElseThrow()))
                .map(range -> option.parameter() + " must be from " + range.least() + " to " + range.most());
    }
}
