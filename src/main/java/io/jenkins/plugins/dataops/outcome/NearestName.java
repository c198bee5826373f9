package io.jenkins.plugins.dataops.outcome;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who misspelt a name. */
public final class NearestName {
    private NearestName() {}

    /**
     * Looks for a name.
     *
     * @param written what somebody wrote
     * @param known the names that there are
     * @return the one that is at most a third of its letters away, whatever their case; empty when none is
     */
    public static Optional<String> of(String written, Collection<String> known) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Asks for a name, in a sentence that says that it is unknown.
     *
     * @param written what somebody wrote
     * @param known the names that there are
     * @return the question whether the nearest one was meant; empty when none is near
     */
    public static Optional<String> question(String written, Collection<String> known) {
        return of(written, known).map(NearestName::question);
    }

    /**
     * Asks whether another name was meant.
     *
     * @param meant that name
     * @return the question, without a capital letter
     */
    public static String question(String meant) {
        return "did you mean '" + meant + "'?";
    }

    /**
     * How many letters are to be put in, left out, changed, or swapped with the next: F. J. Damerau, 1964, as an optimal
     * string alignment, in which no letter is touched twice.
     *
     * @param one a word
     * @param other another one
     * @return how many letters; {@link Integer#MAX_VALUE} where the first has more than twice as many as the second
     */
    public static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > other.length()) {
            return Integer.MAX_VALUE;
        }
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            steps[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            steps[i][0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                if (i > 1 && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }
}
