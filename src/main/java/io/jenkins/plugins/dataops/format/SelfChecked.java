package io.jenkins.plugins.dataops.format;

/** What a file is bound to and knows more rules than the types of its values. */
public interface SelfChecked {
    /**
     * Finds what cannot be meant. Called once after all keys are read: before, it would hide that a misspelt key is the
     * cause.
     *
     * @param place where this stands
     */
    void check(YamlPlace place);

    /**
     * Holds what did not come from a YAML file against the same rules.
     *
     * @param origin how messages name it
     * @throws io.jenkins.plugins.dataops.outcome.UsageException when a rule is broken
     */
    default void demand(String origin) {
        FileFaults faults = new FileFaults(origin);
        check(YamlPlace.root(faults));
        faults.throwIfAny();
    }
}
