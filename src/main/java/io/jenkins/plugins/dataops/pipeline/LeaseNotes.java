package io.jenkins.plugins.dataops.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the controller remembers of the leases that it looks after, as long as it runs and they are written down. */
final class LeaseNotes {
    /** A worker that nobody hears any more has taken its lease by then, or never does. */
    static final Duration UNHEARD = Duration.ofHours(1);

    private final Map<String, Instant> firstAsked = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final Set<String> leftToTheBuild = ConcurrentHashMap.newKeySet();

    /** Whether a worker whose end nobody saw has had its time to take the lease after all. */
    boolean isUnheardForLong(String id) {
        Instant first = firstAsked.computeIfAbsent(id, key -> Instant.now());
        return Instant.now().isAfter(first.plus(UNHEARD));
    }

    /**
     * Notes what was said of a lease.
     *
     * @return whether that is news
     */
    boolean isNews(String id, String sentence) {
        return !sentence.equals(said.put(id, sentence));
    }

    /** What was said last has changed since. */
    void changed(String id) {
        said.remove(id);
    }

    /** Nobody but its build can log in for it. */
    void leaveToTheBuild(String id) {
        leftToTheBuild.add(id);
    }

    boolean isLeftToTheBuild(String id) {
        return leftToTheBuild.contains(id);
    }

    /** Forgets all other leases: a step may give its own back without anybody being told. */
    void keep(Collection<String> ids) {
        firstAsked.keySet().retainAll(ids);
        said.keySet().retainAll(ids);
        leftToTheBuild.retainAll(ids);
    }

    /** How many leases anything is remembered of, at most. */
    int size() {
        return firstAsked.size() + said.size() + leftToTheBuild.size();
    }
}
