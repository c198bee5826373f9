package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.Problem;
import io.jenkins.plugins.dataops.report.ResultDocument;
import io.jenkins.plugins.dataops.worker.Worker;
import io.jenkins.plugins.dataops.worker.WorkerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One call of the engine by a step: run the worker, put its result on the build's page, draw the consequence. */
final class EngineRun {
    private final StepContext context;
    private final WarehouseTarget target;

    EngineRun(StepContext context, WarehouseTarget target) {
        this.context = context;
        this.target = target;
    }

    /**
     * Runs one command.
     *
     * @param verb the command's words, such as {@code migrate apply}
     * @param options its options, without those that name the warehouse
     * @return what it found out, already on the build's page
     * @throws AbortException when the question could not be answered
     */
    ResultDocument run(List<String> verb, List<String> options) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        EnvVars environment = context.get(EnvVars.class);
        WarehouseTarget warehouse = target.in(environment);
        List<String> arguments = new ArrayList<>(verb);
        arguments.addAll(warehouse.options());
        arguments.addAll(options);
        Worker worker = new Worker(context.get(FilePath.class), environment, context.get(TaskListener.class));
        ResultDocument document = worker.run(new WorkerRequest(arguments, warehouse.resolve(run)));
        DataOpsRunAction.of(run).add(document);
        if (document.kind() == ResultDocument.Kind.PROBLEM) {
            throw new AbortException(document.as(Problem.class).message());
        }
        return document;
    }

    /**
     * Ends the step as the outcome demands: a failure or an error throws, a warning marks the build and its stage.
     *
     * @param document what was found out
     * @param failureIsUnstable whether the user asked that a failure only marks the build
     */
    void conclude(ResultDocument document, boolean failureIsUnstable) throws IOException, InterruptedException {
        String headline = Headline.of(document);
        Outcome outcome = document.outcome();
        if (outcome == Outcome.UNSTABLE || outcome == Outcome.FAILED && failureIsUnstable) {
            context.get(TaskListener.class).getLogger().println("UNSTABLE: " + headline);
            context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(headline));
            context.get(Run.class).setResult(Result.UNSTABLE);
        } else if (outcome != Outcome.PASSED) {
            throw new AbortException(headline);
        }
    }
}
