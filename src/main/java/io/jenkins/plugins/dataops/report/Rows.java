package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of a table, as many as a page should carry.
 *
 * @param any whether there are any
 * @param list the rows to show
 * @param showing such as {@code (showing 20 of 3,412)}; empty when all are shown
 * @param <T> what a row holds
 */
record Rows<T>(boolean any, List<T> list, String showing) {
    /** The first rows of a list, each turned into its view, on a page that is English alone. */
    static <S, T> Rows<T> of(List<S> all, int most, Function<S, T> view) {
        return of(all, most, view, Language.ENGLISH);
    }

    /** The first rows of a list, each turned into its view. */
    static <S, T> Rows<T> of(List<S> all, int most, Function<S, T> view, Language language) {
        return of(all.size(), all.stream().limit(most).map(view).toList(), language);
    }

    /** Rows that were chosen elsewhere. */
    static <T> Rows<T> of(long total, List<T> shown, Language language) {
        String showing = shown.size() < total
                ? language.phrase("report.showing", Map.of("shown", shown.size(), "total", total))
                : "";
        return new Rows<>(total > 0, shown, showing);
    }
}
