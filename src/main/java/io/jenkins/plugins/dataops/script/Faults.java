package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with all files together, so that nobody has to find it one run after the other. */
final class Faults {
    private final List<UsageException> found = new ArrayList<>();

    /** Does something and keeps what is at fault there. */
    void collect(Runnable work) {
        try {
            work.run();
        } catch (UsageException fault) {
            found.add(fault);
        }
    }

    /** Refuses when anything was at fault. */
    void throwIfAny() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            throw new UsageException(
                    found.stream().flatMap(fault -> fault.faults().stream()).toList());
        }
    }
}
