package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.files.UsedNames;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The parameters that the files of a call use. */
public final class UsedParameters {
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{([^{}\\s]+)}");

    private final ReachableFiles reachable;
    private final UsedNames names = new UsedNames(REFERENCE, new TreeSet<>());

    /**
     * None yet.
     *
     * @param reachable which files may be read
     */
    public UsedParameters(ReachableFiles reachable) {
        this.reachable = reachable;
    }

    /**
     * Looks into files.
     *
     * @param files text files
     * @return this
     * @throws UsageException when one cannot be read
     */
    public UsedParameters in(Collection<Path> files) {
        for (Path file : files) {
            names.look(TextFile.read(file, reachable));
        }
        return this;
    }

    /**
     * Looks into files that are not run, which may be in any state: what is no UTF-8 is left out, and what is no file.
     *
     * @param files any files
     * @return this
     */
    public UsedParameters inPassing(Collection<Path> files) {
        for (Path file : files) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(reachable.unheard().open(file), StandardCharsets.UTF_8))) {
                lines.lines().forEach(names::look);
            } catch (IOException | UncheckedIOException | UsageException unreadable) {
                // Whoever runs the file is told.
            }
        }
        return this;
    }

    /**
     * Counts parameters as used that need not be written to have an effect.
     *
     * @param others their names
     * @return this
     */
    public UsedParameters and(String... others) {
        names.add(List.of(others));
        return this;
    }

    boolean use(String name) {
        return names.has(name);
    }

    /**
     * Refuses names that nothing uses, all at once.
     *
     * @param given the names
     * @param where where they were given, for the message
     * @throws UsageException for each of them, with what may be meant
     */
    public void demand(Collection<String> given, String where) {
        List<String> faults = given.stream().filter(name -> !use(name)).map(name -> fault(name, where)).toList();
        if (!faults.isEmpty()) {
            throw new UsageException(faults);
        }
    }

    private String fault(String name, String where) {
        return names.fault(
                name, "parameter '" + name + "' " + where, "no file that is run", "no parameter is used there");
    }
}
