package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.NearestName;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names for which texts have a place, as <code>${name}</code>. A value for a name that none of them has is misspelt:
 * without a word, another value would hold than the one that somebody gave.
 */
public final class UsedNames {
    private final Pattern reference;
    private final Set<String> names;

    /**
     * None yet.
     *
     * @param reference what is a place, the name being its first group
     * @param names an empty set, which decides whether case matters
     */
    public UsedNames(Pattern reference, Set<String> names) {
        this.reference = reference;
        this.names = names;
    }

    /**
     * Looks into a text.
     *
     * @param text a file, or a line of it
     */
    public void look(String text) {
        Matcher found = reference.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
    }

    /**
     * Counts names as used that need not be written to have an effect.
     *
     * @param others the names
     */
    public void add(Collection<String> others) {
        names.addAll(others);
    }

    /**
     * Whether a text has a place for a name.
     *
     * @param name the name
     * @return false when a value for it has no effect
     */
    public boolean has(String name) {
        return names.contains(name);
    }

    /**
     * What is wrong with a value for a name that no text has.
     *
     * @param name the name
     * @param unknown what is unknown, such as {@code parameter 'x'}
     * @param texts which texts do not have it, such as {@code no file}
     * @param none what is to be said where no text has any place
     * @return a sentence with what was meant perhaps
     */
    public String fault(String name, String unknown, String texts, String none) {
        return "unknown " + unknown + ": " + texts + " has ${" + name + "}; "
                + NearestName.question(name, names)
                        .orElseGet(() -> names.isEmpty() ? none : "used are " + String.join(", ", names));
    }
}
