package io.jenkins.plugins.dataops.report;

import java.util.Arrays;

/**
 * Which characters of two texts differ: all that are in no longest common subsequence (Hunt and McIlroy 1976, by the
 * plain table of lengths, which is small here).
 */
final class CharacterDifference {
    /** Above this the differing middle is marked as a whole: the table would grow with the product of both lengths. */
    private static final int LONGEST = 400;

    private final int[] expected;
    private final int[] actual;
    private final boolean[] expectedMarks;
    private final boolean[] actualMarks;

    CharacterDifference(int[] expected, int[] actual) {
        this.expected = expected;
        this.actual = actual;
        this.expectedMarks = new boolean[expected.length];
        this.actualMarks = new boolean[actual.length];
        int prefix = prefix(expected, actual);
        int suffix = suffix(prefix);
        int expectedEnd = expected.length - suffix;
        int actualEnd = actual.length - suffix;
        Arrays.fill(expectedMarks, prefix, expectedEnd, true);
        Arrays.fill(actualMarks, prefix, actualEnd, true);
        if (expectedEnd - prefix <= LONGEST && actualEnd - prefix <= LONGEST) {
            unmarkCommon(prefix, expectedEnd, actualEnd);
        }
    }

    /** How many characters both begin with. */
    static int prefix(int[] expected, int[] actual) {
        int mismatch = Arrays.mismatch(expected, actual);
        return mismatch < 0 ? expected.length : mismatch;
    }

    private int suffix(int prefix) {
        int most = Math.min(expected.length, actual.length) - prefix;
        int suffix = 0;
        while (suffix < most && expected[expected.length - 1 - suffix] == actual[actual.length - 1 - suffix]) {
            suffix++;
        }
        return suffix;
    }

    private void unmarkCommon(int begin, int expectedEnd, int actualEnd) {
        int rows = expectedEnd - begin;
        int columns = actualEnd - begin;
        int[][] lengths = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                lengths[i][j] = expected[begin + i] == actual[begin + j]
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < rows && j < columns; ) {
            if (expected[begin + i] == actual[begin + j]) {
                expectedMarks[begin + i++] = false;
                actualMarks[begin + j++] = false;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Which characters of the expected text are not in the actual one. */
    boolean[] expectedMarks() {
        return expectedMarks.clone();
    }

    /** Which characters of the actual text are not in the expected one. */
    boolean[] actualMarks() {
        return actualMarks.clone();
    }
}
