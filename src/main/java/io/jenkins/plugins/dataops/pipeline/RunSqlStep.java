package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code runSql}: runs SQL files against the warehouse, for the many products that are built by SQL alone. Inside
 * {@code blueGreenDeploy} the files may say <code>${candidate}</code> and <code>${live}</code>.
 */
public class RunSqlStep extends WarehouseStep {
    private final List<String> files;
    private List<String> parameters = List.of();

    /**
     * A step that runs SQL files.
     *
     * @param files patterns below the project's folder
     */
    @DataBoundConstructor
    public RunSqlStep(List<String> files) {
        this.files = TextLines.of(files);
    }

    /**
     * What is run.
     *
     * @return patterns below the project's folder
     */
    public List<String> getFiles() {
        return files;
    }

    /**
     * The same for a text area.
     *
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public String getFilesText() {
        return TextLines.text(files);
    }

    /**
     * Values for the parameters in the SQL.
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
     * Sets values for the parameters in the SQL.
     *
     * @param parameters name=value pairs
     */
    @DataBoundSetter
    public void setParameters(List<String> parameters) {
        this.parameters = TextLines.of(parameters);
    }

    @Override
    Optional<String> fault() {
        return files.isEmpty()
                ? Optional.of("files is missing; give patterns such as ['build/*.sql']")
                : TextLines.pairFault("parameters", parameters);
    }

    @Override
    StepExecution execution(StepContext context) {
        List<String> options = new ArrayList<>();
        parameters.forEach(pair -> options.add("--parameter=" + pair));
        statementTimeout(options);
        return new Execution(context, target(), options, files);
    }

    /** Runs the files on the agent. */
    static final class Execution extends WorkerExecution<Void> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient List<String> options;
        private final transient List<String> files;

        Execution(StepContext context, WarehouseTarget target, List<String> options, List<String> files) {
            super(context);
            this.target = target;
            this.options = options;
            this.files = files;
        }

        @Override
        Void work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target);
            engine.conclude(engine.run(Kind.SQL, List.of("sql"), options, files), false);
            return null;
        }
    }

    /** The step's entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends WarehouseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "runSql";
        }

        @Override
        public String getDisplayName() {
            return Messages.RunSqlStep_displayName();
        }
    }
}
