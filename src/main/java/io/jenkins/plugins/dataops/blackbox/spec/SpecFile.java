package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.StrictYaml;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One specification file.
 *
 * @param tests in the order written
 */
public record SpecFile(List<TestSpec> tests) {
    /** Keeps an own copy of the tests, empty entries among them, which are refused once all are read. */
    public SpecFile {
        tests = tests == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(tests));
    }

    private void validate() {
        if (tests.isEmpty()) {
            throw new UsageException("'tests' must list at least one test");
        }
        Set<String> names = new HashSet<>();
        for (TestSpec test : tests) {
            if (test == null) {
                throw new UsageException("an entry of tests is empty: write its test, or take its dash away");
            }
            test.validate();
            if (!names.add(test.name())) {
                throw new UsageException("two tests are named '" + test.name() + "': give each its own name");
            }
        }
    }

    /**
     * Reads a specification.
     *
     * @param file a YAML file
     * @return its tests
     * @throws UsageException when it is malformed or asks for something that cannot be meant; the message names file
     *     and line
     */
    public static SpecFile read(Path file) {
        SpecFile specification = StrictYaml.read(file, SpecFile.class);
        try {
            specification.validate();
            return specification;
        } catch (UsageException meaningless) {
            throw new UsageException(file + ": " + meaningless.getMessage(), meaningless);
        }
    }
}
