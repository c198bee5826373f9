package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.worker.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

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

    private final LeaseReturnQueue returns = new LeaseReturnQueue(AT_ONCE, LIMIT);
    private final LeaseReturnQueue renewals = new LeaseReturnQueue(AT_ONCE, LIMIT);
    private final AgentAnswers answers = new AgentAnswers();
    private final LeaseNotes notes = new LeaseNotes();

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
        List<HeldLease> listed = LeaseRegister.get().listed();
        Set<String> ids = listed.stream().map(HeldLease::id).collect(Collectors.toSet());
        notes.keep(ids);
        returns.keep(ids);
        renewals.keep(ids);
        for (HeldLease lease : listed) {
            try {
                lookAfter(lease);
            } catch (RuntimeException failure) {
                // What is wrong with one lease is no reason to leave the others to themselves.
                LOGGER.log(Level.WARNING, failure, () -> lease + " cannot be looked after");
            }
        }
    }

    private void lookAfter(HeldLease lease) {
        if (!lease.untold().isEmpty()) {
            returns.run(lease, this::tellLedger);
        } else if (lease.mayBeGivenBack()) {
            lookAfter(lease, returns, "given back", this::giveBack);
        } else if (lease.isToBeRenewed(Instant.now())) {
            lookAfter(lease, renewals, "renewed", this::renew);
        }
    }

    private void lookAfter(HeldLease lease, LeaseReturnQueue errands, String what, LeaseReturnQueue.Errand errand) {
        if (!notes.isLeftToTheBuild(lease.id())) {
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
            HeldLease now = new LeaseRenewal(lease.get()).from(computer);
            register.change(seen.id(), found -> now.lost() ? found.whenLost() : found.renewed(now.until()));
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
        if (!lease.untold().isEmpty()) {
            return tellLedger(lease);
        }
        List<Event> events = new ArrayList<>();
        boolean settled = attempt(lease, "given back", computer -> {
            LeaseReturn.Told told = new LeaseReturn(lease, lease.run()).from(computer);
            LOGGER.info(() -> lease + ": " + told.sentence());
            events.addAll(told.events());
            return told.settled() || notes.isUnheardForLong(lease.id());
        });
        if (settled) {
            return tellLedger(lease, events);
        }
        if (hasEnded(lease)) {
            forget(lease);
        }
        return hasEnded(lease);
    }

    private boolean tellLedger(HeldLease lease) throws IOException {
        return tellLedger(lease, lease.untold());
    }

    /** The product is free; what became of the run is still to be told. */
    private boolean tellLedger(HeldLease lease, List<Event> events) throws IOException {
        Optional<String> reason = new LeaseEvents(lease, lease.run()).settle(events);
        reason.ifPresent(why -> sayOnce(lease, lease + " is given back; what became of the run is not in the ledger yet,"
                + " which is tried again: " + why));
        return reason.isEmpty();
    }

    private static boolean hasEnded(HeldLease lease) {
        return Instant.now().isAfter(lease.until().plus(LeaseNotes.UNHEARD));
    }

    private void forget(HeldLease lease) throws IOException {
        LeaseRegister.get().remove(lease.id());
    }

    /** Tries one agent after the other, and says once why none could do it. */
    private boolean attempt(HeldLease lease, String what, FromAgent work) throws InterruptedException {
        String reason = "";
        for (Iterator<Computer> agents = LeaseAgents.of(lease).iterator(); agents.hasNext(); ) {
            Computer computer = agents.next();
            try {
                boolean done =
                        answers.of(computer, agents.hasNext() ? AGENT_LIMIT : LIMIT, () -> work.work(computer));
                notes.changed(lease.id());
                return done;
            } catch (IOException | RuntimeException failure) {
                if (isLeftToTheBuild(failure)) {
                    notes.leaveToTheBuild(lease.id());
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
        sayOnce(lease, lease + " could not be " + what + ": " + reason + ", and ends by itself at " + lease.until());
    }

    private void sayOnce(HeldLease lease, String sentence) {
        LOGGER.log(notes.isNews(lease.id(), sentence) ? Level.WARNING : Level.FINE, sentence);
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
