package io.jenkins.plugins.dataops.pipeline;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;

/**
 * The variables of an environment that decide what a step does, such as the connection and its login. They count only as
 * Jenkins, the Jenkinsfile and the steps around say them: an agent must not choose where a step works and as whom.
 */
final class BuildEnvironment {
    private static final String OURS = "DATAOPS_";

    private BuildEnvironment() {}

    /**
     * The environment of a step on its agent, with our variables as the build itself has them.
     *
     * @param context the step's context
     */
    static EnvVars of(StepContext context) throws IOException, InterruptedException {
        EnvVars all = context.get(EnvVars.class);
        return all == null ? null : with(all, ofTheBuild(context));
    }

    /** The environment that an agent says of itself, without any of our variables. */
    static EnvVars ofAgent(EnvVars environment) {
        return with(environment, new EnvVars());
    }

    /**
     * The environment that the build itself has: Jenkins, the Jenkinsfile and the steps around say it, and no agent.
     *
     * @param context the context of a step
     */
    static EnvVars ofTheBuild(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> build = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        EnvironmentAction assigned = build.getAction(EnvironmentAction.class);
        EnvVars own = assigned == null ? build.getEnvironment(listener) : assigned.getEnvironment();
        return EnvironmentExpander.getEffectiveEnvironment(
                own, null, context.get(EnvironmentExpander.class), context, listener);
    }

    private static EnvVars with(EnvVars all, EnvVars built) {
        EnvVars environment = new EnvVars(all);
        // Empty takes it away; what is only left out comes back from the agent's own process.
        environment.replaceAll((name, value) -> isOurs(name) ? built.getOrDefault(name, "") : value);
        built.forEach((name, value) -> {
            if (isOurs(name)) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    private static boolean isOurs(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith(OURS);
    }
}
