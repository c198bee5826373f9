package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

public abstract class EnvironmentExpander implements Serializable {
    private EnvironmentExpander() {}

    public static EnvironmentExpander constant(Map<String, String> environment) {
        throw new UnsupportedOperationException();
    }

    public static EnvVars getEffectiveEnvironment(
            EnvVars customEnvironment,
            EnvVars contextualEnvironment,
            EnvironmentExpander expander,
            StepContext stepContext,
            TaskListener listener)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public static EnvironmentExpander merge(EnvironmentExpander original, EnvironmentExpander subsequent) {
        throw new UnsupportedOperationException();
    }
}
