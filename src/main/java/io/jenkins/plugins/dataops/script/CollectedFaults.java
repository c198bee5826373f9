package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with all files together, so that nobody has to find it one run after the other. */
final class CollectedFaults {
    private final List<UsageException> found = new ArrayList<>();

    /** Does something and keeps what is at fault there. */
    void collect(Runnable work) {
        try {
            work.run();
        } catch (UsageException fault) {
            found.add(fault);
        }
    }

    /** Refuses when anything was at fault; what all faults are followed by is said once. */
    void throwIfAny() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            List<Optional<NextCommand>> next = found.stream().map(UsageException::next).distinct().toList();
            throw new UsageException(found.stream().flatMap(fault -> fault.faults().stream()).toList())
                    .then(next.size() == 1 ? next.get(0).orElse(null) : null);
        }
    }
}
