package io.jenkins.plugins.dataops.format;

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

    /** How many letters are to be put in, left out, or changed: V. I. Levenshtein, 1966. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > other.length()) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] present = new int[other.length() + 1];
            present[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                present[j] = Math.min(changed, Math.min(previous[j], present[j - 1]) + 1);
            }
            previous = present;
        }
        return previous[other.length()];
    }
}
