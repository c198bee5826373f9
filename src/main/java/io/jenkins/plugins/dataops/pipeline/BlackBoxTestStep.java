package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code blackBoxTest}: judges a data pipeline by its inputs and outputs only. */
public class BlackBoxTestStep extends WarehouseStep {
    private List<String> specs = List.of();
    private List<String> parameters = List.of();
    private String junit;
    private boolean failureUnstable;

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
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getSpecsText() {
        return TextLines.text(specs);
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
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getParametersText() {
        return TextLines.text(parameters);
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

    @Override
    Optional<String> fault() {
        return TextLines.pairFault("parameters", parameters);
    }

    @Override
    StepExecution execution(StepContext context) {
        List<String> options = new ArrayList<>();
        parameters.forEach(pair -> options.add("--parameter=" + pair));
        statementTimeout(options);
        if (junit != null) {
            options.add("--junit=" + junit);
        }
        return new Execution(context, target(), options, specs, failureUnstable);
    }

    /** Runs the tests on the agent. */
    static final class Execution extends WorkerExecution<BlackBoxSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient List<String> options;
        private final transient List<String> specs;
        private final transient boolean failureUnstable;

        Execution(
                StepContext context,
                WarehouseTarget target,
                List<String> options,
                List<String> specs,
                boolean failureUnstable) {
            super(context);
            this.target = target;
            this.options = options;
            this.specs = specs;
            this.failureUnstable = failureUnstable;
        }

        @Override
        BlackBoxSummary work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target);
            WorkerAnswer answer = engine.run(Kind.BLACK_BOX, List.of("test"), options, specs);
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
