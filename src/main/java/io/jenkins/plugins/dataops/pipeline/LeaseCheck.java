package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.worker.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks after what builds hold. While a build lives, its leases are renewed, however long it builds or waits. What a build
 * left behind that is over is given back: killed, deleted, aborted twice, or gone with its agent or with the controller.
 * It looks four times a minute, and whenever a build ends.
 */
@Extension
public final class LeaseCheck extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(LeaseCheck.class.getName());
    private static final int AT_ONCE = 4;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** How long an agent is waited for while another one could be asked. */
    private static final Duration AGENT_LIMIT = Duration.ofSeconds(75);

    /** A worker that nobody hears any more has taken its lease by then, or never does. */
    private static final Duration UNHEARD = Duration.ofHours(1);

    private final LeaseReturnQueue returns = new LeaseReturnQueue(AT_ONCE, LIMIT);
    private final LeaseReturnQueue renewals = new LeaseReturnQueue(AT_ONCE, LIMIT);
    private final AgentAnswers answers = new AgentAnswers();
    private final Map<String, Instant> firstAsked = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    /** Those that nobody but their builds can log in for. */
    private final Set<String> leftToTheBuild = ConcurrentHashMap.newKeySet();

    /** Does something from an agent, and answers whether that was all. */
    @FunctionalInterface
    private interface FromAgent {
        boolean work(Computer computer) throws IOException, InterruptedException;
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(15);
    }

    @Override
    protected void doRun() {
        for (HeldLease lease : LeaseRegister.get().listed()) {
            try {
                lookAfter(lease);
            } catch (RuntimeException failure) {
                // What is wrong with one lease is no reason to leave the others to themselves.
                LOGGER.log(Level.WARNING, failure, () -> lease + " cannot be looked after");
            }
        }
    }

    private void lookAfter(HeldLease lease) {
        if (lease.mayBeGivenBack()) {
            lookAfter(lease, returns, "given back", this::giveBack);
        } else if (lease.isToBeRenewed(Instant.now())) {
            lookAfter(lease, renewals, "renewed", this::renew);
        }
    }

    private void lookAfter(HeldLease lease, LeaseReturnQueue errands, String what, LeaseReturnQueue.Errand errand) {
        if (!leftToTheBuild.contains(lease.id())) {
            if (!LeaseAgents.of(lease).isEmpty()) {
                errands.run(lease, errand);
                return;
            }
            say(lease, what, "the agent '" + lease.agent() + "' is not there, and none that may stand in for it"
                    + "; it is tried again");
        }
        if (lease.mayBeGivenBack() && hasEnded(lease)) {
            try {
                forget(lease);
            } catch (IOException failure) {
                LOGGER.log(Level.WARNING, "the register of held leases cannot be written", failure);
            }
        }
    }

    /** Looks now, with the eyes of the system: a build that somebody may not see is not over for that. */
    static void soon() {
        LeaseCheck rounds = ExtensionList.lookupSingleton(LeaseCheck.class);
        Computer.threadPoolForRemoting.execute(rounds::doRun);
    }

    private boolean renew(HeldLease seen) throws InterruptedException {
        LeaseRegister register = LeaseRegister.get();
        Optional<HeldLease> lease = register.find(seen.id()).filter(found -> !found.mayBeGivenBack());
        return lease.isEmpty() || attempt(lease.get(), "renewed", computer -> {
            Instant until = new LeaseRenewal(lease.get()).from(computer);
            register.change(seen.id(), found -> found.renewed(until));
            return true;
        });
    }

    private boolean giveBack(HeldLease seen) throws InterruptedException, IOException {
        // It may have been given back since it was looked at.
        Optional<HeldLease> found = LeaseRegister.get().find(seen.id()).filter(HeldLease::mayBeGivenBack);
        if (found.isEmpty()) {
            return true;
        }
        HeldLease lease = found.get();
        boolean settled = attempt(lease, "given back", computer -> {
            LeaseReturn.Told told = new LeaseReturn(lease, lease.run()).from(computer);
            LOGGER.info(() -> lease + ": " + told.sentence());
            return told.settled() || isUnheardForLong(lease);
        });
        if (settled || hasEnded(lease)) {
            forget(lease);
            return true;
        }
        return false;
    }

    private static boolean hasEnded(HeldLease lease) {
        return Instant.now().isAfter(lease.until().plus(UNHEARD));
    }

    private void forget(HeldLease lease) throws IOException {
        LeaseRegister.get().remove(lease.id());
        firstAsked.remove(lease.id());
        said.remove(lease.id());
        leftToTheBuild.remove(lease.id());
    }

    /** Whether a worker whose end nobody saw has had its time to take the lease after all. */
    private boolean isUnheardForLong(HeldLease lease) {
        Instant first = firstAsked.computeIfAbsent(lease.id(), id -> Instant.now());
        return Instant.now().isAfter(first.plus(UNHEARD));
    }

    /** Tries one agent after the other, and says once why none could do it. */
    private boolean attempt(HeldLease lease, String what, FromAgent work) throws InterruptedException {
        String reason = "";
        for (Iterator<Computer> agents = LeaseAgents.of(lease).iterator(); agents.hasNext(); ) {
            Computer computer = agents.next();
            try {
                boolean done =
                        answers.of(computer, agents.hasNext() ? AGENT_LIMIT : LIMIT, () -> work.work(computer));
                said.remove(lease.id());
                return done;
            } catch (IOException | RuntimeException failure) {
                if (isLeftToTheBuild(failure)) {
                    leftToTheBuild.add(lease.id());
                    say(lease, what, "only the build itself has the login, because dataops.yaml takes it from a variable"
                            + " of the build; it is not tried again");
                    return false;
                }
                reason = failure.getMessage();
                LOGGER.log(Level.FINE, failure, () -> lease + " cannot be " + what + " from " + computer.getDisplayName());
            }
        }
        say(lease, what, reason + "; it is tried again");
        return false;
    }

    /** Whether nobody else can log in, on whichever agent: the step hands over what only it has. */
    private static boolean isLeftToTheBuild(Exception failure) {
        return failure instanceof ProblemException problem
                && problem.fault().equals(Optional.of(Fault.SECRET_NOT_HANDED_OVER));
    }

    private void say(HeldLease lease, String what, String reason) {
        String sentence =
                lease + " could not be " + what + ": " + reason + ", and ends by itself at " + lease.until();
        boolean again = sentence.equals(said.put(lease.id(), sentence));
        LOGGER.log(again ? Level.FINE : Level.WARNING, sentence);
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
