package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.request.PrepareRequest;
import io.jenkins.plugins.dataops.request.SwitchRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Prepares the candidate, lets the body build it, then switches. Between these no connection and no thread is held:
 * the lock is a lease in the warehouse, and its token is all that is carried over. So the body may take days and a
 * restart of the controller.
 */
final class BlueGreenDeployExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    /** How far the step is. */
    private enum Phase {
        PREPARING,
        BUILDING,
        SWITCHING,
        GIVING_UP
    }

    /** What the body is told of the candidate. */
    private static final Set<String> NAMES = Set.of(
            "DATAOPS_PRODUCT",
            "DATAOPS_CANDIDATE_SCHEMA",
            "DATAOPS_CANDIDATE_COLOUR",
            "DATAOPS_LIVE_SCHEMA",
            "DATAOPS_LIVE_COLOUR",
            "DATAOPS_PREVIOUS_SCHEMA");

    private final WarehouseTarget target;
    private SavedRequest prepareRequest;
    private SavedRequest switchRequest;
    private final LeaseHold lease;

    /** Saved by versions of this plugin that carried options of a command line. */
    private ArrayList<String> prepareOptions;

    private ArrayList<String> switchOptions;
    private BodyExecution body;
    private Phase phase = Phase.PREPARING;
    private transient Thread working;
    private transient Throwable aborted;

    BlueGreenDeployExecution(
            StepContext context,
            WarehouseTarget target,
            SavedRequest prepareRequest,
            SavedRequest switchRequest,
            LeaseHold lease) {
        super(context);
        this.target = target;
        this.prepareRequest = prepareRequest;
        this.switchRequest = switchRequest;
        this.lease = lease;
    }

    /** Understands what earlier versions saved. */
    private Object readResolve() {
        if (prepareOptions != null && switchOptions != null) {
            prepareRequest = SavedOptions.request(PrepareRequest.class, prepareOptions);
            switchRequest = SavedOptions.request(SwitchRequest.class, switchOptions);
            prepareOptions = null;
            switchOptions = null;
        }
        return this;
    }

    @Override
    public boolean start() {
        run(() -> guarded(this::prepare));
        return false;
    }

    /**
     * An abort ends what runs, the body or a worker, and the way out then gives the lease back: an aborted build must
     * not keep the next one waiting. A second abort does not end the way out, which takes a moment.
     */
    @Override
    public void stop(Throwable cause) {
        BodyExecution running;
        synchronized (this) {
            running = body;
            if (running == null && aborted == null) {
                aborted = cause;
            }
            if (working != null) {
                working.interrupt();
            }
        }
        if (running != null) {
            running.cancel(cause);
        }
    }

    /** What ran in the background when the controller ended is gone; the journal knows how far it came. */
    @Override
    public void onResume() {
        Phase reached;
        boolean begun;
        synchronized (this) {
            reached = phase;
            begun = body != null;
        }
        if (lease == null) {
            // Saved by a version of this plugin that kept another state.
            run(this::giveUpUnknown);
        } else if (reached == Phase.BUILDING && begun) {
            lease.resume();
        } else {
            AbortException reason = new AbortException("blueGreenDeploy: the controller was restarted " + before(reached));
            run(() -> giveUp(FailureLog.said(getContext(), reason)));
        }
    }

    private static String before(Phase reached) {
        return switch (reached) {
            case PREPARING -> "before the body began";
            // Saved by a version of this plugin that said so too early.
            case BUILDING -> "when the body was about to begin";
            case SWITCHING, GIVING_UP -> "while it switched readers or gave up";
        };
    }

    private void giveUpUnknown() {
        Exception reason = FailureLog.said(
                getContext(),
                new AbortException("blueGreenDeploy: an earlier version of the plugin began this and nobody can go on with"
                        + " it: run the build again; the product is free when its lease ends, or with takeOver: true"));
        BodyExecution running;
        synchronized (this) {
            running = body;
        }
        if (running == null) {
            getContext().onFailure(reason);
        } else {
            running.cancel(reason);
        }
    }

    /** Runs a part of the work that an abort may interrupt; whatever ends it, the lease is given back. */
    private void guarded(Block work) throws Exception {
        try {
            beginWork();
            try {
                work.run();
            } finally {
                endWork();
            }
        } catch (Exception failure) {
            Exception said = FailureLog.said(getContext(), failure);
            giveUp(reason(said));
        }
    }

    private synchronized void beginWork() throws InterruptedException {
        if (aborted != null) {
            throw new InterruptedException();
        }
        working = Thread.currentThread();
    }

    private synchronized void endWork() {
        working = null;
        Thread.interrupted();
    }

    private synchronized Throwable reason(Exception failure) {
        return aborted == null ? failure : aborted;
    }

    private void prepare() throws Exception {
        lease.begin(getContext());
        WorkerCall engine = new WorkerCall(getContext(), target);
        PrepareRequest request = prepareRequest.verb(PrepareRequest.class);
        Optional<Duration> statementTimeout = prepareRequest.statementTimeout();
        WorkerAnswer answer =
                lease.taking(() -> engine.run(Kind.BLUE_GREEN, lease.with(request), statementTimeout));
        BlueGreenResult prepared = engine.result(answer, BlueGreenResult.class);
        if (prepared.outcome() == Outcome.FAILED) {
            // Refused: somebody else holds the product, and keeps it.
            lease.ended(prepared);
        } else {
            lease.granted(prepared);
        }
        boolean told = engine.record(request.product(), prepared);
        if (told && prepared.outcome() != Outcome.ERROR) {
            // Of a run that was killed in its switch only the journal knows.
            engine.follow(request.product(), statementTimeout, prepared);
        }
        engine.conclude(answer, false);
        build(prepared);
    }

    private void build(BlueGreenResult prepared) throws Exception {
        // The agent answers with names; neither a way to switch nor any other variable is its to set.
        Map<String, String> variables = new TreeMap<>(prepared.environmentVariables());
        variables.keySet().retainAll(NAMES);
        variables.putAll(target.environment());
        EnvironmentExpander names = EnvironmentExpander.merge(
                getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(variables));
        BodyInvoker invoker =
                getContext().newBodyInvoker().withContext(names).withCallback(new AfterBody());
        lease.letGo();
        synchronized (this) {
            if (aborted != null) {
                throw new InterruptedException();
            }
            endWork();
            // The body says in another thread that it begins, and has to wait for this one: none begins that is not known
            // here, where an abort looks for it.
            BodyExecution started = invoker.start();
            body = phase == Phase.PREPARING ? started : null;
        }
    }

    /** Only what the Pipeline saves together with its body is a body that goes on after a restart. */
    private synchronized void begun() {
        phase = Phase.BUILDING;
    }

    private void switchOver() throws Exception {
        lease.goOn();
        WorkerCall engine = new WorkerCall(getContext(), target);
        SwitchRequest request = switchRequest.verb(SwitchRequest.class);
        Optional<Duration> statementTimeout = switchRequest.statementTimeout();
        WorkerAnswer answer = engine.run(Kind.BLUE_GREEN, lease.with(request), statementTimeout);
        BlueGreenResult result = engine.result(answer, BlueGreenResult.class);
        boolean told = engine.record(request.product(), result);
        // Whatever a switch comes to, it gives the lease back itself; but one that was stopped may not have been able to.
        if (!told) {
            // What became of the run is asked again, so that the ledger is told as soon as that can be.
            lease.giveBack(getContext());
        } else if (result.outcome() != Outcome.ERROR) {
            lease.ended(result);
            engine.follow(request.product(), statementTimeout, result);
        }
        engine.conclude(answer, false);
        getContext().onSuccess(new BlueGreenSummary(result));
    }

    private void giveUp(Throwable reason) throws Exception {
        enter(Phase.GIVING_UP);
        if (lease != null) {
            lease.giveBack(getContext());
        }
        getContext().onFailure(reason);
    }

    private synchronized void enter(Phase next) {
        phase = next;
        body = null;
    }

    /** Notes that the body begins, and goes on after it in the background. */
    private final class AfterBody extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onStart(StepContext context) {
            begun();
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            enter(Phase.SWITCHING);
            run(() -> guarded(BlueGreenDeployExecution.this::switchOver));
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            enter(Phase.GIVING_UP);
            run(() -> giveUp(failure));
        }
    }
}
