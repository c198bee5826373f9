package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dataops.config.LoginChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * What all steps have in common that work on a warehouse: which one, as whom, by which {@code dataops.yaml}, and how long
 * its statements may take.
 */
public abstract class WarehouseStep extends Step {
    private final WarehouseTarget target = new WarehouseTarget();
    private String statementTimeout;

    /** The warehouse, as something that outlives this step's object. */
    WarehouseTarget target() {
        return target;
    }

    /**
     * Which warehouse.
     *
     * @return a name from Jenkins' configuration or {@code dataops.yaml}, or null for the project's own choice
     */
    public String getConnection() {
        return target.connection();
    }

    /**
     * Chooses the warehouse.
     *
     * @param connection a name from Jenkins' configuration or {@code dataops.yaml}, or a JDBC URL without a login
     */
    @DataBoundSetter
    public void setConnection(String connection) {
        target.setConnection(Util.fixEmptyAndTrim(connection));
    }

    /**
     * As whom.
     *
     * @return id of a user name with password, or null for the one that is configured with the connection
     */
    public String getCredentialsId() {
        return target.credentialsId();
    }

    /**
     * Chooses the login.
     *
     * @param credentialsId id of a user name with password
     */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        target.setCredentialsId(Util.fixEmptyAndTrim(credentialsId));
    }

    /**
     * The project file.
     *
     * @return path below the current folder, or null for {@code dataops.yaml}
     */
    public String getProject() {
        return target.project();
    }

    /**
     * Chooses the project file.
     *
     * @param project path below the current folder
     */
    @DataBoundSetter
    public void setProject(String project) {
        target.setProject(Util.fixEmptyAndTrim(project));
    }

    /**
     * The variables of the build that the project file may name as passwords and secrets.
     *
     * @return names of environment variables
     */
    public List<String> getSecretVariables() {
        return target.secretVariables();
    }

    /**
     * Several values for a text area of the step's form.
     *
     * @param values one of this step's lists
     * @return one value a line
     */
    @Restricted(NoExternalUse.class) // for the step's form
    public final String text(List<String> values) {
        return String.join("\n", values);
    }

    /**
     * Chooses what the project file may name as {@code {env: NAME}}: whoever may change that file decides where it goes.
     *
     * @param secretVariables names of environment variables
     */
    @DataBoundSetter
    public void setSecretVariables(List<String> secretVariables) {
        target.setSecretVariables(TextLines.of(secretVariables));
    }

    /**
     * How long one statement may run before it is cancelled on the server.
     *
     * @return ISO 8601 duration, or null for as long as it takes
     */
    public String getStatementTimeout() {
        return statementTimeout;
    }

    /**
     * Limits the time of each statement.
     *
     * @param statementTimeout ISO 8601 duration; empty for as long as it takes
     */
    @DataBoundSetter
    public void setStatementTimeout(String statementTimeout) {
        this.statementTimeout = Util.fixEmptyAndTrim(statementTimeout);
    }

    /** The same as part of a request. */
    final Optional<Duration> statementTimeout() {
        return Optional.ofNullable(statementTimeout).map(Duration::parse);
    }

    /**
     * Makes the execution, unless something is wrong with what the step was given. Setters take whatever comes: an
     * exception there would be logged with all that the step was given.
     */
    @Override
    public final StepExecution start(StepContext context) throws Exception {
        Optional<String> fault = fault()
                .or(() -> TextLines.durationFault("statementTimeout", statementTimeout))
                .or(() -> target.request(statementTimeout()).fault())
                .or(target::fault);
        if (fault.isPresent()) {
            throw FailureLog.said(
                    context, new AbortException(getDescriptor().getFunctionName() + ": " + fault.get()));
        }
        return execution(context);
    }

    /** What is wrong with the step's own parameters, without any value that may be a secret. */
    Optional<String> fault() {
        return Optional.empty();
    }

    /** What does the step's work. */
    abstract StepExecution execution(StepContext context) throws Exception;

    /** What all descriptors have in common. */
    public abstract static class WarehouseStepDescriptor extends StepDescriptor {
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class, FlowNode.class);
        }

        /**
         * The credentials to choose from.
         *
         * @param item the job that is being configured
         * @param credentialsId the present choice
         * @return ids and descriptions, only for those who may configure the job
         */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String credentialsId) {
            return LoginChoice.of(item, credentialsId);
        }

        /**
         * A choice among a few words, for those who may see how the job is set up.
         *
         * @param item the job, or null outside of any
         * @param project what stands for leaving it to the project, or null where there is no such choice
         * @param words the others
         */
        static ListBoxModel choices(Item item, String project, List<String> words) {
            if (item == null) {
                Jenkins.get().checkPermission(Jenkins.READ);
            } else {
                item.checkPermission(Item.EXTENDED_READ);
            }
            ListBoxModel items = new ListBoxModel();
            if (project != null) {
                items.add(project, "");
            }
            words.forEach(word -> items.add(word, word));
            return items;
        }
    }
}
