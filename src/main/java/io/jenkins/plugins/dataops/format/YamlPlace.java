package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonPointer;
import io.jenkins.plugins.dataops.outcome.UsageException;

/** A place in a YAML file, at which whoever knows the meaning of its content finds fault. */
public final class YamlPlace {
    private final FileFaults faults;
    private final JsonPointer at;
    private final String prefix;

    private YamlPlace(FileFaults faults, JsonPointer at, String prefix) {
        this.faults = faults;
        this.at = at;
        this.prefix = prefix;
    }

    static YamlPlace root(FileFaults faults) {
        return new YamlPlace(faults, JsonPointer.empty(), "");
    }

    /**
     * The place of a key.
     *
     * @param name the key as written
     * @return its place, whether the file has it or not
     */
    public YamlPlace key(String name) {
        return new YamlPlace(faults, at.appendProperty(name), prefix);
    }

    /**
     * The place of an entry of a list.
     *
     * @param index from 0
     * @return its place
     */
    public YamlPlace entry(int index) {
        return new YamlPlace(faults, at.appendIndex(index), prefix);
    }

    /**
     * The same place, whose faults begin with a name that people know.
     *
     * @param name such as {@code test 'totals'}
     * @return the place
     */
    public YamlPlace named(String name) {
        return new YamlPlace(faults, at, name + ": ");
    }

    /**
     * Whether all here and below has the form it must have; what has not need not be looked at further.
     *
     * @return true when keys and kinds of values fit
     */
    public boolean sound() {
        return !faults.within(at);
    }

    /**
     * Finds fault. Where a key or a kind of value is at fault here or below, this follows from it and is left out.
     *
     * @param message what is wrong and what to do
     */
    public void fault(String message) {
        faults.addMeaning(at, prefix + message);
    }

    /**
     * Refuses what stands here, when that shows only after the file was read.
     *
     * @param message what is wrong and what to do
     * @return the refusal, which names file and line
     */
    public UsageException refusal(String message) {
        return faults.refusal(at, prefix + message);
    }

    /**
     * Makes a fault of a refusal.
     *
     * @param rule throws a {@link UsageException} when it is broken
     */
    public void hold(Runnable rule) {
        try {
            rule.run();
        } catch (UsageException broken) {
            fault(broken.getMessage());
        }
    }
}
