package io.jenkins.plugins.dataops.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures as rows of a table in Markdown, so that they can go into the documents as they are. */
final class Figures {
    private final PrintStream out;

    Figures(PrintStream out, String benchmark) {
        this.out = out;
        out.printf("%n| %s | ours | peer | ratio | bar |%n|---|---|---|---|---|%n", benchmark);
    }

    /**
     * Two ways to do the same.
     *
     * @param what was done
     * @param turns how long both took
     * @param bar the ratio that is wanted at most
     */
    void ratio(String what, Turns turns, double bar) {
        out.printf(
                Locale.ENGLISH,
                "| %s | %.3f s | %.3f s | %.2f | %.2f |%n",
                what, turns.ours() / 1e9, turns.peer() / 1e9, turns.ratio(), bar);
    }

    /**
     * One time.
     *
     * @param what was measured
     * @param milliseconds how long it took
     * @param bar the milliseconds that are wanted at most
     */
    void time(String what, double milliseconds, double bar) {
        out.printf(Locale.ENGLISH, "| %s | %.1f ms | | | %.0f ms |%n", what, milliseconds, bar);
    }

    /**
     * What could not be measured, and why.
     *
     * @param what was wanted
     * @param reason in words
     */
    void missing(String what, String reason) {
        out.printf("| %s | %s | | | |%n", what, reason.replace('|', '/').replace('\n', ' '));
    }
}
