package io.jenkins.plugins.dataops.database;

/**
 * Something that needs something else to exist as it is.
 *
 * @param kind what it is, in the engine's word, for example {@code view} or {@code table}
 * @param name its qualified name, as the engine writes it
 * @param needs the qualified name of what it needs
 */
public record Dependant(String kind, String name, String needs) {
    /** For people: {@code view bi.daily (needs flights.daily)}. */
    @Override
    public String toString() {
        return kind + " " + name + " (needs " + needs + ")";
    }
}
