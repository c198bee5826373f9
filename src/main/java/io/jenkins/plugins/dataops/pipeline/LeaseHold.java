package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.ProductVerbRequest;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.io.IOException;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * A step's hold on a product. The step makes the lease token itself, before it asks for the product: so it can give back
 * what it took even when the answer never arrived, and nothing but what it took. The token is saved encrypted only, and
 * is no variable of the body.
 */
final class LeaseHold implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(LeaseHold.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    private static final long LOOK_AGAIN = 200;

    private final String id = UUID.randomUUID().toString();
    private final String token = newToken();
    private final String product;
    private SavedRequest release;
    private final WarehouseTarget target;
    private final String duration;

    /** Saved by versions of this plugin that carried options of a command line. */
    private ArrayList<String> options;

    private transient AgentPlace place;
    private transient Run<?, ?> build;
    private transient boolean inHand;

    /** Has a worker do something. */
    @FunctionalInterface
    interface Work {
        WorkerAnswer run() throws IOException, InterruptedException;
    }

    /**
     * A hold that is not taken yet.
     *
     * @param release what gives the product back, without its secret
     * @param target the warehouse
     * @param duration how long the product is held without being renewed; empty for the usual time
     */
    LeaseHold(AbandonRequest release, WarehouseTarget target, Optional<Duration> duration) {
        this.product = release.product().product().orElseThrow();
        this.release = new SavedRequest(release, Optional.empty());
        this.target = target;
        this.duration = duration.map(Duration::toString).orElse(null);
    }

    /** Understands what earlier versions saved. */
    private Object readResolve() {
        if (options != null) {
            release = SavedOptions.request(AbandonRequest.class, options);
            options = null;
        }
        return this;
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.fromString(Util.toHexString(bytes)).getEncryptedValue();
    }

    /** A request with the token, for the worker's private file. */
    <R extends Record & ProductVerbRequest> R with(R request) {
        return ProductVerbRequest.under(request, Secret.fromString(token).getPlainText());
    }

    /**
     * Writes down that the product is about to be taken, and by whom. What cannot be given back is not taken: without its
     * login nothing is written down.
     */
    void begin(StepContext context) throws IOException, InterruptedException {
        look(context);
        WarehouseTarget warehouse = target.in(place.environment());
        warehouse.resolve(build);
        Optional<Duration> whole = Optional.ofNullable(duration).map(Duration::parse);
        LeaseRegister.get().add(new HeldLease(
                id,
                build.getExternalizableId(),
                Optional.of(build.getTime().toInstant()),
                product,
                release.verb(AbandonRequest.class),
                token,
                Optional.ofNullable(warehouse.connection()),
                Optional.ofNullable(warehouse.credentialsId()),
                ProjectText.read(place.folder(), target.project()),
                Optional.ofNullable(target.project()),
                place.folder().toComputer().getName(),
                Optional.of(place.folder().getRemote()),
                NodeLabel.around(context.get(FlowNode.class)),
                Optional.of(Jenkins.getAuthentication2().getName()),
                whole,
                Instant.now().plus(whole.orElse(LeaseTerms.DEFAULT_DURATION)),
                false,
                false,
                false,
                List.of()));
        inHand = true;
    }

    /**
     * Has a worker take the product. Once that one is known to be over, nothing takes the product for this step any more;
     * one that nobody hears any more may still do it, whoever asks in between.
     */
    WorkerAnswer taking(Work work) throws IOException, InterruptedException {
        WorkerAnswer answer;
        try {
            answer = work.run();
        } catch (AgentPlace.LostException unheard) {
            throw unheard;
        } catch (WorkerCall.NothingDoneException refused) {
            // What it may have taken before it found the fault it has given back, or it would be another exception.
            ended();
            throw refused;
        } catch (AbortException | InterruptedException ended) {
            LeaseRegister.get().change(id, HeldLease::whenAnswered);
            throw ended;
        }
        LeaseRegister.get().change(id, HeldLease::whenAnswered);
        return answer;
    }

    /** Notes for how long the product was given, which may be longer than it was asked for. */
    void granted(BlueGreenResult prepared) throws IOException {
        Instant now = Instant.now();
        LeaseRegister.get().change(id, lease -> lease.granted(prepared, now));
    }

    /** A body that builds says that the product was taken, also where an earlier version did not write it down. */
    void resume() {
        try {
            LeaseRegister.get().change(id, HeldLease::whenAnswered);
        } catch (IOException | RuntimeException failure) {
            LOGGER.log(Level.WARNING, failure, () -> "the lease of " + product + " may not be renewed");
        }
    }

    private void look(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        place = AgentPlace.of(context);
        build = run;
    }

    /** A build that was killed has no context any more; where it was is known from before. */
    private void lookAgain(StepContext context) throws IOException, InterruptedException {
        try {
            look(context);
        } catch (IOException | RuntimeException gone) {
            if (place == null || build == null) {
                throw gone;
            }
        }
    }

    /** Others may look after the lease now: renew it, and give it back if the build ends. */
    void letGo() {
        inHand = false;
        LeaseRegister.get().letGo(id);
    }

    /**
     * The step itself goes on with the lease; while somebody renews it, that is waited for.
     *
     * @throws AbortException when it was given back, because the build was over
     */
    void goOn() throws AbortException, InterruptedException {
        if (!takeInHand()) {
            throw new AbortException("the lease of " + product + " was given back, because its build was over");
        }
    }

    /** Takes the lease in hand as soon as nobody else has it there, whose errands are limited; false when it is gone. */
    private boolean takeInHand() throws InterruptedException {
        LeaseRegister register = LeaseRegister.get();
        while (!inHand && register.find(id).isPresent()) {
            inHand = register.takeInHand(id);
            if (!inHand) {
                Thread.sleep(LOOK_AGAIN);
            }
        }
        if (inHand && register.find(id).isEmpty()) {
            letGo();
        }
        return inHand;
    }

    /**
     * The engine itself gave it back, as it does whatever comes of an action; where it could not, that is left to do.
     *
     * @param answer what the action came to
     */
    void ended(BlueGreenResult answer) throws IOException {
        if (LeaseRegister.get().find(id).filter(lease -> lease.isHeldAfter(answer)).isPresent()) {
            LeaseRegister.get().change(id, HeldLease::whenOver);
            letGo();
            LeaseCheck.soon();
        } else {
            ended();
        }
    }

    /** The engine itself gave it back, or never had it. */
    void ended() throws IOException {
        inHand = false;
        LeaseRegister.get().remove(id);
    }

    /**
     * Gives the lease back, if it may be held, and says what became of the run. Where that is not possible now, it is
     * done as soon as it is.
     *
     * @param context the step's context
     */
    void giveBack(StepContext context) throws InterruptedException {
        LeaseRegister register = LeaseRegister.get();
        try {
            boolean mine;
            try {
                mine = takeInHand();
            } finally {
                // Not before: whoever looks after leases of builds that are over would be quicker, and know less.
                register.change(id, HeldLease::whenOver);
            }
            if (mine) {
                HeldLease lease = register.find(id).orElseThrow();
                lookAgain(context);
                LeaseReturn.Told told =
                        new LeaseReturn(lease, Optional.of(build)).from(place, target.in(place.environment()));
                if (!told.passed()) {
                    say(context, told.sentence());
                }
                if (told.settled()) {
                    settle(context, lease, told);
                }
            }
        } catch (IOException | RuntimeException failure) {
            LOGGER.log(Level.FINE, failure, () -> "the lease of " + product + " is not given back yet");
            say(context, "The lease of " + product + " is not given back yet, which is tried again: "
                    + failure.getMessage());
        } finally {
            if (inHand) {
                letGo();
            }
            if (register.find(id).isPresent()) {
                LeaseCheck.soon();
            }
        }
    }

    /** The product is free; the ledger may have to be told later, which is no reason to give it back again. */
    private void settle(StepContext context, HeldLease lease, LeaseReturn.Told told)
            throws IOException, InterruptedException {
        Optional<String> reason = new LeaseEvents(lease, Optional.of(build)).settle(told.events());
        if (reason.isPresent()) {
            say(context, "The lease of " + product + " is given back; the ledger has yet to be told what became of the"
                    + " run, which is tried again: " + reason.get());
        }
    }

    private void say(StepContext context, String sentence) throws InterruptedException {
        try {
            TaskListener listener = place == null ? context.get(TaskListener.class) : place.listener();
            if (listener != null) {
                listener.getLogger().println(sentence);
            }
        } catch (IOException over) {
            LOGGER.log(Level.FINE, sentence, over);
        }
    }
}
