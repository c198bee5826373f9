package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import io.jenkins.plugins.dataops.request.SqlRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code runSql}: runs SQL files against the warehouse, for the many products that are built by SQL alone. Inside
 * {@code blueGreenDeploy} the files may say <code>${candidate}</code> and <code>${live}</code>.
 */
public class RunSqlStep extends WarehouseStep {
    private final List<String> files;
    private List<String> parameters = List.of();
    private boolean noTransaction;

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
     * Values for the parameters in the SQL.
     *
     * @return name=value pairs
     */
    public List<String> getParameters() {
        return parameters;
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

    /**
     * Whether each statement is committed by itself.
     *
     * @return true when no transaction is around a file
     */
    public boolean isNoTransaction() {
        return noTransaction;
    }

    /**
     * Commits after each statement, for statements that cannot run in a transaction.
     *
     * @param noTransaction true for no transaction around a file
     */
    @DataBoundSetter
    public void setNoTransaction(boolean noTransaction) {
        this.noTransaction = noTransaction;
    }

    @Override
    Optional<String> fault() {
        return files.isEmpty()
                ? Optional.of("files is missing; give patterns such as ['build/*.sql']")
                : TextLines.pairFault("parameters", parameters);
    }

    /** What the worker is asked to do. */
    SqlRequest request() {
        return new SqlRequest(files, TextLines.pairs(parameters), noTransaction);
    }

    @Override
    StepExecution execution(StepContext context) {
        return new Execution(context, target(), request(), statementTimeout());
    }

    /** Runs the files on the agent. */
    static final class Execution extends WorkerExecution<Void> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient SqlRequest request;
        private final transient Optional<Duration> statementTimeout;

        Execution(
                StepContext context,
                WarehouseTarget target,
                SqlRequest request,
                Optional<Duration> statementTimeout) {
            super(context);
            this.target = target;
            this.request = request;
            this.statementTimeout = statementTimeout;
        }

        @Override
        Void work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target);
            engine.conclude(lasting(engine, Kind.SQL, request, statementTimeout), false);
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
