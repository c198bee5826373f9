package io.jenkins.plugins.dataops.bluegreen;

/** A gate said no: nothing is broken, and nothing was switched. It becomes a failed result, never an error. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedException(String verdict, String remedy) {
        super(verdict);
        this.remedy = remedy;
    }

    /** What a person can do, in one sentence. */
    String remedy() {
        return remedy;
    }
}
