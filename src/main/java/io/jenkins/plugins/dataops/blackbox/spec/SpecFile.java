package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.format.SelfChecked;
import io.jenkins.plugins.dataops.format.StrictYaml;
import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One specification file.
 *
 * @param tests in the order written
 */
public record SpecFile(List<TestSpec> tests) implements SelfChecked {
    /** Keeps an own copy of the tests, empty entries among them, which are refused once all are read. */
    public SpecFile {
        tests = tests == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(tests));
    }

    @Override
    public void check(YamlPlace place) {
        if (tests.isEmpty()) {
            place.fault("'tests' must list at least one test");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tests.size(); i++) {
            YamlPlace at = place.key("tests").entry(i);
            TestSpec test = tests.get(i);
            if (test == null) {
                at.fault("an entry of tests is empty: write its test, or take its dash away");
                continue;
            }
            test.check(at);
            if (test.name() != null && !names.add(test.name())) {
                at.key("name").fault("two tests are named '" + test.name() + "': give each its own name");
            }
        }
    }

    /**
     * Reads a specification.
     *
     * @param file a YAML file
     * @return its tests
     * @throws UsageException when it is malformed or asks for something that cannot be meant; the message names file
     *     and line of each fault
     */
    public static SpecFile read(Path file) {
        return read(file, ReachableFiles.ALL);
    }

    /**
     * Reads a specification that may have to be somewhere.
     *
     * @param file a YAML file, an absolute path
     * @param reachable which files may be read; hears of the data files as well, which are opened when their test runs
     * @return its tests
     * @throws UsageException as above, and when the file may not be reached
     */
    public static SpecFile read(Path file, ReachableFiles reachable) {
        SpecFile read = StrictYaml.read(file, SpecFile.class, reachable);
        read.tests().stream()
                .flatMap(test -> test.expect().stream())
                .flatMap(expect -> expect.expected().files())
                .forEach(name -> announce(file, name, reachable));
        return read;
    }

    private static void announce(Path file, String name, ReachableFiles reachable) {
        try {
            reachable.announce(file.resolveSibling(name));
        } catch (InvalidPathException none) {
            // Its test says so.
        }
    }

    /**
     * Reads specifications.
     *
     * @param files YAML files, absolute paths
     * @param reachable which files may be read
     * @return the tests of each, in the order given, no file twice
     * @throws UsageException when one of them is at fault; the message names the faults of all
     */
    public static Map<Path, SpecFile> readAll(Collection<Path> files, ReachableFiles reachable) {
        Map<Path, SpecFile> read = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Path file : new LinkedHashSet<>(files)) {
            try {
                read.put(file, read(file, reachable));
            } catch (UsageException malformed) {
                faults.addAll(malformed.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageException(faults);
        }
        return read;
    }
}
