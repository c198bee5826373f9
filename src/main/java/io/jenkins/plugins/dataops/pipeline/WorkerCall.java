package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.ledger.JournalWalk;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.request.ProductRequest;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.request.StatusRequest;
import io.jenkins.plugins.dataops.request.VerbRequest;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.LastAnswer;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import io.jenkins.plugins.dataops.worker.WorkerHandle;
import io.jenkins.plugins.dataops.worker.WorkerKeeper;
import io.jenkins.plugins.dataops.worker.WorkerOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One call of the engine by a step: run the worker, put its result on the build's page, draw the consequence. */
final class WorkerCall {
    private static final int QUESTION_AT_FAULT = 2;

    /** What was asked for was at fault, an option or a file: nothing was changed, and nothing is held. */
    static final class NothingDoneException extends AbortException {
        private static final long serialVersionUID = 1L;

        private NothingDoneException(String message) {
            super(message);
        }
    }

    private final StepContext context;
    private final WarehouseTarget target;
    private final Map<String, String> secretPlaceholders;

    WorkerCall(StepContext context, WarehouseTarget target) {
        this(context, target, Map.of());
    }

    private WorkerCall(StepContext context, WarehouseTarget target, Map<String, String> secretPlaceholders) {
        this.context = context;
        this.target = target;
        this.secretPlaceholders = secretPlaceholders;
    }

    /**
     * The same with secret values for placeholders in migrations.
     *
     * @param variables the names of the build's variables by the names of the placeholders
     */
    WorkerCall withSecretPlaceholders(Map<String, String> variables) {
        return new WorkerCall(context, target, variables);
    }

    /**
     * Has a worker do something and keeps its result with the build, as far as it came when the build is aborted meanwhile.
     *
     * @param kind what kind of result the verb has
     * @param request what is to be done
     * @param statementTimeout how long one statement may take; empty for as long as it takes
     * @return what it found out
     * @throws AbortException when the question could not be answered
     */
    WorkerAnswer run(Kind kind, VerbRequest request, Optional<Duration> statementTimeout)
            throws IOException, InterruptedException {
        return run(kind, request, statementTimeout, WorkerKeeper.NONE);
    }

    /**
     * The same by a worker that outlives the controller.
     *
     * @param keeper is given by what the worker is found again
     */
    WorkerAnswer run(Kind kind, VerbRequest request, Optional<Duration> statementTimeout, WorkerKeeper keeper)
            throws IOException, InterruptedException {
        return taken(kind, last -> ask(request, statementTimeout, last, keeper));
    }

    /**
     * Goes on with a worker that was started before the controller was; nothing is asked of the step's settings.
     *
     * @param kind what kind of result the verb has
     * @param handle by what the worker is found
     * @param keeper is given by what it is found again
     * @return what it found out
     * @throws AbortException when the question could not be answered, or the worker is not found
     */
    WorkerAnswer goOn(Kind kind, WorkerHandle handle, WorkerKeeper keeper) throws IOException, InterruptedException {
        Run<?, ?> build = context.get(Run.class);
        return taken(kind, last -> AgentPlace.of(context).goOn(handle, build::isBuilding, last, keeper));
    }

    /** Waits for an answer; what the worker had done when it was ended goes elsewhere. */
    @FunctionalInterface
    private interface Question {
        WorkerAnswer ask(LastAnswer last) throws IOException, InterruptedException;
    }

    private WorkerAnswer taken(Kind kind, Question question) throws IOException, InterruptedException {
        Run<?, ?> build = context.get(Run.class);
        WorkerAnswer answer = question.ask(new LastAnswer() {
            @Override
            public void take(WorkerAnswer answer) throws IOException {
                DataOpsRunAction.of(build).add(answer.shown());
            }

            @Override
            public void keep(WorkerAnswer last) throws IOException {
                DataOpsRunAction.of(build).addAborted(last.shown());
            }
        });
        if (answer.found().kind() == Kind.PROBLEM) {
            Problem problem = answer.shown().as(Problem.class);
            throw problem.exitCode() == QUESTION_AT_FAULT
                    ? new NothingDoneException(problem.english())
                    : new AbortException(problem.english());
        }
        if (answer.found().kind() != kind) {
            throw new AbortException("the worker answered with a result of the kind " + answer.found().kind()
                    + " where " + kind + " was expected: nothing of it is believed");
        }
        return answer;
    }

    private WorkerAnswer ask(
            VerbRequest verb, Optional<Duration> statementTimeout, LastAnswer last, WorkerKeeper keeper)
            throws IOException, InterruptedException {
        AgentPlace place = AgentPlace.of(context);
        Run<?, ?> build = context.get(Run.class);
        WarehouseTarget warehouse = target.in(place.environment());
        // A build that was killed tells its steps nothing of it.
        WorkerOrder request = new WorkerOrder(
                        new RequestDocument(warehouse.request(statementTimeout), verb), warehouse.resolve(build))
                .withSecretVariables(warehouse.handedOver(place.ofTheBuild()))
                .withSecretPlaceholders(values(place.ofTheBuild()));
        return place.run(request, build::isBuilding, last, keeper);
    }

    private Map<String, String> values(EnvVars environment) throws AbortException {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String> placeholder : secretPlaceholders.entrySet()) {
            String value = environment.get(placeholder.getValue());
            if (Util.fixEmpty(value) == null) {
                throw new AbortException("secretPlaceholders: the environment variable " + placeholder.getValue()
                        + " is not set in this build: bind it around the step, for example by withCredentials");
            }
            values.put(placeholder.getKey(), value);
        }
        return values;
    }

    /**
     * The result as the record of its room.
     *
     * @throws AbortException when the worker sent something else
     */
    <T> T result(WorkerAnswer answer, Class<T> type) throws AbortException {
        try {
            return answer.found().as(type);
        } catch (ToolException misfit) {
            AbortException abort = new AbortException(misfit.getMessage());
            abort.initCause(misfit);
            throw abort;
        }
    }

    /**
     * Ends the step as the outcome demands: a failure or an error throws, a warning marks the build and its stage.
     *
     * @param answer what was found out
     * @param failureIsUnstable whether the user asked that a failure only marks the build
     */
    void conclude(WorkerAnswer answer, boolean failureIsUnstable) throws IOException, InterruptedException {
        String headline = Headline.of(answer.shown());
        Outcome outcome = answer.found().outcome();
        if (outcome == Outcome.UNSTABLE || outcome == Outcome.FAILED && failureIsUnstable) {
            unstable(headline);
        } else if (outcome != Outcome.PASSED) {
            throw new AbortException(headline);
        }
    }

    /**
     * Writes down what happened to a product. Where the ledger knows it otherwise nothing is lost, but somebody should
     * look: the build is marked.
     *
     * @param product the product that the step was asked to deliver; its environment unless the project file says that
     * @param result what the worker reported
     * @return whether the ledger could be told; where it could not, the build is marked, for what was done is done
     * @throws IOException when an event is about another product or environment
     */
    boolean record(ProductRequest product, BlueGreenResult result) throws IOException, InterruptedException {
        try {
            tell(product, result);
            return true;
        } catch (AbortException foreign) {
            throw foreign;
        } catch (IOException | ToolException | UsageException failure) {
            unstable("the ledger could not be told of this yet; the journal of " + name(product)
                    + " keeps what was switched, and the next step on it tells the ledger: " + failure.getMessage());
            return false;
        }
    }

    private void tell(ProductRequest product, BlueGreenResult result) throws IOException, InterruptedException {
        markConflicts(DeliveryRecord.of(context.get(Run.class))
                .add(name(product), product.environment(), result.events(), result.told()));
    }

    /** A step always names its product. */
    private static String name(ProductRequest product) {
        return product.product().orElseThrow();
    }

    /**
     * Asks the journal for what the ledger lacks of other runs, in pages from where the ledger is. That changes nothing of
     * what the step did: where it is not possible the build is marked, and the next step asks again.
     *
     * @param product the product that the step was asked to deliver
     * @param statementTimeout how long one statement may take; empty for as long as it takes
     * @param result what the worker reported
     * @throws InterruptedException when the build is aborted meanwhile; what was told by then is kept
     */
    void follow(ProductRequest product, Optional<Duration> statementTimeout, BlueGreenResult result)
            throws IOException, InterruptedException {
        JournalWalk walk = new JournalWalk(result.told());
        try {
            for (Optional<JournalMark> from = walk.next(WorkerCall::followed);
                    from.isPresent();
                    from = walk.next(WorkerCall::followed)) {
                walk.read(page(product, statementTimeout, from.get()));
            }
        } catch (IOException | ToolException | UsageException failure) {
            unstable("the ledger does not have all that the journal of " + name(product) + " knows, which is asked for again by"
                    + " the next step: " + failure.getMessage());
        }
    }

    private static JournalMark followed(JournalMark journal) {
        return ControllerLedger.get().followed(journal);
    }

    /** One page, which is recorded; returns what it told. */
    private Optional<JournalSpan> page(ProductRequest product, Optional<Duration> statementTimeout, JournalMark known)
            throws IOException, InterruptedException {
        StatusRequest request = new StatusRequest(product, false, Optional.empty(), Optional.of(known.place()));
        WorkerAnswer answer = ask(request, statementTimeout, last -> {}, WorkerKeeper.NONE);
        if (answer.found().kind() != Kind.BLUE_GREEN) {
            throw new AbortException(Headline.of(answer.shown()));
        }
        BlueGreenResult page = result(answer, BlueGreenResult.class);
        tell(product, page);
        return page.told();
    }

    private void markConflicts(List<String> conflicts) throws IOException, InterruptedException {
        if (!conflicts.isEmpty()) {
            String ids = String.join(", ", conflicts).replaceAll("[\\s\\p{Cntrl}]+", " ");
            unstable("the ledger has other events with these ids and keeps them: " + ids);
        }
    }

    private void unstable(String why) throws IOException, InterruptedException {
        context.get(TaskListener.class).getLogger().println("UNSTABLE: " + why);
        context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(why));
        context.get(Run.class).setResult(Result.UNSTABLE);
    }
}
