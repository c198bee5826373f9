package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Gives back what builds left behind that are over: killed, deleted, aborted twice, or gone with their agent or with the
 * controller. It looks once a minute, and whenever a build ends.
 */
@Extension
public final class LeaseReturns extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(LeaseReturns.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(4);
    private static final Duration GRACE = Duration.ofHours(1);

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    /** How long a lease is left alone that could not be given back: a warehouse that is down is not asked each minute. */
    private record Pause(Duration length, Instant until) {
        static Pause after(Pause last) {
            Duration length = last == null ? Duration.ofSeconds(30) : last.length.multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(bounded, Instant.now().plus(bounded));
        }
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        for (HeldLease lease : HeldLeases.get().listed()) {
            Pause pause = pauses.get(lease.id());
            if ((pause == null || Instant.now().isAfter(pause.until())) && lease.mayBeGivenBack()) {
                Computer.threadPoolForRemoting.execute(() -> giveBack(lease.id()));
            }
        }
    }

    /** Looks now, with the eyes of the system: a build that somebody may not see is not over for that. */
    static void soon() {
        LeaseReturns work = ExtensionList.lookupSingleton(LeaseReturns.class);
        Computer.threadPoolForRemoting.execute(work::doRun);
    }

    private void giveBack(String id) {
        HeldLeases register = HeldLeases.get();
        if (!register.takeInHand(id)) {
            return;
        }
        try {
            // It may have been given back since it was looked at.
            HeldLease lease = register.find(id).filter(HeldLease::mayBeGivenBack).orElse(null);
            if (lease != null && isGivenBack(lease)) {
                register.remove(id);
                pauses.remove(id);
            }
        } catch (IOException failure) {
            LOGGER.log(Level.WARNING, "the register of held leases cannot be written", failure);
        } finally {
            register.letGo(id);
        }
    }

    private boolean isGivenBack(HeldLease lease) {
        String reason = "no agent is there that could do it";
        List<Computer> computers = computers(lease);
        for (Computer computer : computers) {
            try {
                String told = new LeaseReturn(lease, lease.run()).from(computer);
                LOGGER.info(() -> lease + " is given back: " + told);
                return true;
            } catch (IOException | RuntimeException failure) {
                reason = failure.getMessage();
                LOGGER.log(Level.FINE, failure, () -> lease + " cannot be given back from " + computer.getDisplayName());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        if (!computers.isEmpty()) {
            pauses.compute(lease.id(), (id, last) -> Pause.after(last));
        }
        boolean ended = Instant.now().isAfter(lease.until().plus(GRACE));
        String outlook = ended ? "it has ended by itself" : "it is tried again, and ends by itself at " + lease.until();
        LOGGER.log(
                ended || !computers.isEmpty() ? Level.WARNING : Level.FINE,
                "{0} could not be given back: {1}; {2}",
                new Object[] {lease, reason, outlook});
        return ended;
    }

    /** The agents that could do it: the one that took it, or else those that a build could have had instead. */
    private static List<Computer> computers(HeldLease lease) {
        List<Computer> same = new ArrayList<>();
        List<Computer> alike = new ArrayList<>();
        for (Computer computer : Jenkins.get().getComputers()) {
            Node node = computer.getNode();
            if (node == null || computer.isOffline()) {
                continue;
            }
            if (computer.getName().equals(lease.agent())) {
                same.add(computer);
            } else if (!lease.labels().isEmpty() && labels(node).containsAll(lease.labels())) {
                alike.add(computer);
            }
        }
        same.addAll(alike);
        return same;
    }

    /** The labels that somebody gave an agent. */
    static List<String> labels(Node node) {
        return Arrays.stream(node.getLabelString().split("\\s+")).filter(label -> !label.isEmpty()).toList();
    }

    /** Looks as soon as a build has ended. */
    @Extension
    @SuppressWarnings("rawtypes") // RunListener is made for the raw class.
    public static final class WhenABuildEnds extends RunListener<Run> {
        @Override
        public void onFinalized(Run run) {
            soon();
        }

        @Override
        public void onDeleted(Run run) {
            soon();
        }
    }
}
