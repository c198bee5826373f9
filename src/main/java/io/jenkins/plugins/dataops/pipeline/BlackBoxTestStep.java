package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.request.TestRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code blackBoxTest}: judges a data pipeline by its inputs and outputs only. */
public class BlackBoxTestStep extends WarehouseStep {
    private List<String> specs = List.of();
    private List<String> parameters = List.of();
    private String junit;
    private boolean failureUnstable;
    private int rowLimit;

    /** A step that runs the specs of {@code dataops.yaml}. */
    @DataBoundConstructor
    public BlackBoxTestStep() {
        // Everything is optional.
    }

    /**
     * Which specs.
     *
     * @return file patterns below the project's folder; empty for those of {@code dataops.yaml}
     */
    public List<String> getSpecs() {
        return specs;
    }

    /**
     * Chooses the specs.
     *
     * @param specs file patterns below the project's folder, for example <code>tests/*.yaml</code>
     */
    @DataBoundSetter
    public void setSpecs(List<String> specs) {
        this.specs = TextLines.of(specs);
    }

    /**
     * Values for the parameters in the specs.
     *
     * @return name=value pairs
     */
    public List<String> getParameters() {
        return parameters;
    }

    /**
     * Sets values for the parameters in the specs, such as {@code schema}.
     *
     * @param parameters name=value pairs
     */
    @DataBoundSetter
    public void setParameters(List<String> parameters) {
        this.parameters = TextLines.of(parameters);
    }

    /**
     * Where the results go for the {@code junit} step.
     *
     * @return path below the current folder, or null for no file
     */
    public String getJunit() {
        return junit;
    }

    /**
     * Writes the results for the {@code junit} step as well.
     *
     * @param junit path of the XML file below the current folder
     */
    @DataBoundSetter
    public void setJunit(String junit) {
        this.junit = Util.fixEmptyAndTrim(junit);
    }

    /**
     * Whether a failed test only marks the build.
     *
     * @return true for unstable instead of failed
     */
    public boolean isFailureUnstable() {
        return failureUnstable;
    }

    /**
     * Lets a failed test only mark the build. A test that could not be run still fails it.
     *
     * @param failureUnstable true for unstable instead of failed
     */
    @DataBoundSetter
    public void setFailureUnstable(boolean failureUnstable) {
        this.failureUnstable = failureUnstable;
    }

    /**
     * The most rows that one comparison may hold in memory.
     *
     * @return a number of rows; 0 for 2,000,000
     */
    public int getRowLimit() {
        return rowLimit;
    }

    /**
     * Limits the rows that one comparison may hold in memory.
     *
     * @param rowLimit a number of rows; 0 for 2,000,000
     */
    @DataBoundSetter
    public void setRowLimit(int rowLimit) {
        this.rowLimit = rowLimit;
    }

    @Override
    Optional<String> fault() {
        return TextLines.pairFault("parameters", parameters).or(() -> request().fault());
    }

    /** What the worker is asked to do. */
    TestRequest request() {
        return new TestRequest(
                specs,
                TextLines.pairs(parameters),
                rowLimit == 0 ? Optional.empty() : Optional.of((long) rowLimit),
                Optional.ofNullable(junit));
    }

    @Override
    StepExecution execution(StepContext context) {
        return new Execution(context, target(), request(), statementTimeout(), failureUnstable);
    }

    /** Runs the tests on the agent. */
    static final class Execution extends WorkerExecution<BlackBoxSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient TestRequest request;
        private final transient Optional<Duration> statementTimeout;
        private final boolean failureUnstable;

        Execution(
                StepContext context,
                WarehouseTarget target,
                TestRequest request,
                Optional<Duration> statementTimeout,
                boolean failureUnstable) {
            super(context);
            this.target = target;
            this.request = request;
            this.statementTimeout = statementTimeout;
            this.failureUnstable = failureUnstable;
        }

        @Override
        BlackBoxSummary work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target);
            WorkerAnswer answer = lasting(engine, Kind.BLACK_BOX, request, statementTimeout);
            engine.conclude(answer, failureUnstable);
            return new BlackBoxSummary(engine.result(answer, BlackBoxResult.class));
        }
    }

    /** The step's entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends WarehouseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "blackBoxTest";
        }

        @Override
        public String getDisplayName() {
            return Messages.BlackBoxTestStep_displayName();
        }
    }
}
