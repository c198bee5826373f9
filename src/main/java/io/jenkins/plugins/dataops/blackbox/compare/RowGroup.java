package io.jenkins.plugins.dataops.blackbox.compare;

/** All rows with one key. Rows that found their equal are counted and no longer held. */
final class RowGroup {
    private final Multiset expected = new Multiset();
    private final Multiset actual = new Multiset();
    private long expectedCount;
    private long actualCount;
    private long matched;

    Multiset expected() {
        return expected;
    }

    Multiset actual() {
        return actual;
    }

    void countExpected() {
        expectedCount++;
    }

    void countActual() {
        actualCount++;
    }

    void countMatched() {
        matched++;
    }

    long expectedCount() {
        return expectedCount;
    }

    long actualCount() {
        return actualCount;
    }

    long matched() {
        return matched;
    }
}
