package io.jenkins.plugins.dataops.database;

/**
 * Something that needs something else to exist as it is.
 *
 * @param kind what it is, in the engine's word, for example {@code view} or {@code table}
 * @param name its qualified name, as the engine writes it
 * @param needs the qualified name of what it needs
 * @param remedy what a person can do so that it does not need it any more, without a full stop
 */
public record Dependant(String kind, String name, String needs, String remedy) {
    /**
     * A dependant that can be dropped or made otherwise.
     *
     * @param kind what it is
     * @param name its qualified name
     * @param needs what it needs
     */
    public Dependant(String kind, String name, String needs) {
        this(kind, name, needs, "let " + kind + " " + name + " use the live schema instead, or drop it");
    }

    /** For people: {@code view bi.daily (needs flights.daily)}. */
    @Override
    public String toString() {
        return kind + " " + name + " (needs " + needs + ")";
    }
}
