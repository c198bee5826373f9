package io.jenkins.plugins.dataops.bluegreen;

import java.util.Locale;

/** One of the two places in which a data product's data can lie. */
public enum Colour {
    /** The colour of the first deployment. */
    BLUE,
    /** The other one. */
    GREEN;

    /**
     * The colour that is not this one.
     *
     * @return green for blue, blue for green
     */
    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /**
     * The colour as people and the journal write it.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #word()} wrote. */
    static Colour ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
