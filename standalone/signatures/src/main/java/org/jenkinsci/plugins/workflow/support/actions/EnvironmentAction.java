package org.jenkinsci.plugins.workflow.support.actions;

import hudson.EnvVars;
import hudson.model.Action;
import java.io.IOException;

public interface EnvironmentAction extends Action {
    EnvVars getEnvironment() throws IOException, InterruptedException;
}
