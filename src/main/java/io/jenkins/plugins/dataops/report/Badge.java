package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.Locale;

/**
 * How something ended: a symbol, a word and a colour, so that none of them is the only carrier.
 *
 * @param tone {@code good}, {@code warning}, {@code bad}, {@code broken} or {@code quiet}; names the colour
 * @param symbol one character that is told apart without colour
 * @param word the word
 */
record Badge(String tone, String symbol, String word) {
    /** The badge of an outcome on a page that is English alone. */
    static Badge of(Outcome outcome) {
        return of(outcome, Language.ENGLISH);
    }

    /** The badge of an outcome. */
    static Badge of(Outcome outcome, Language language) {
        String word = language.phrase("outcome." + outcome.name().toLowerCase(Locale.ROOT));
        return switch (outcome) {
            case PASSED -> good(word);
            case UNSTABLE -> warning(word);
            case FAILED -> bad(word);
            case ERROR -> broken(word);
        };
    }

    /** The badge of a document; figures that could be computed have neither passed nor failed. */
    static Badge of(ResultDocument document, Language language) {
        boolean figures = document.kind() == ResultDocument.Kind.DELIVERY && document.outcome() == Outcome.PASSED;
        return figures ? quiet(language.phrase("outcome.measured")) : of(document.outcome(), language);
    }

    static Badge good(String word) {
        return new Badge("good", "\u2713", word);
    }

    static Badge warning(String word) {
        return new Badge("warning", "!", word);
    }

    static Badge bad(String word) {
        return new Badge("bad", "\u2715", word);
    }

    static Badge broken(String word) {
        return new Badge("broken", "?", word);
    }

    static Badge quiet(String word) {
        return new Badge("quiet", "\u00B7", word);
    }
}
