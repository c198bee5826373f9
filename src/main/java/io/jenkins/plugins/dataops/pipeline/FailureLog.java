package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Says why a step failed where that happens, in the step's own log. Jenkins itself says it at the end of the build at the
 * earliest, and not at all where the Pipeline catches it. What Jenkins says then is short, so that the log says the reason
 * once.
 */
final class FailureLog {
    private static final Logger LOGGER = Logger.getLogger(FailureLog.class.getName());

    private FailureLog() {}

    /**
     * Says why a step failed. An interruption is no failure, and Jenkins says who or what ended the build.
     *
     * @param context the step's context
     * @param failure why; its message is said, with its trace where nobody meant it for people
     * @return what the step ends with: it names the step and has the reason as its cause; the reason itself where it could
     *     not be said
     */
    static Exception said(StepContext context, Exception failure) {
        if (failure instanceof InterruptedException) {
            return failure;
        }
        try {
            TaskListener listener = context.get(TaskListener.class);
            FlowNode node = context.get(FlowNode.class);
            Run<?, ?> build = context.get(Run.class);
            if (listener == null || node == null || build == null || !build.isBuilding()) {
                return failure;
            }
            say(listener, failure);
            AbortException end = new AbortException(
                    node.getDisplayFunctionName() + " failed: the line ERROR in its own log says why");
            end.initCause(failure);
            return end;
        } catch (IOException | RuntimeException over) {
            LOGGER.log(Level.FINE, over, () -> "a step is gone before its reason could be said: " + failure);
            return failure;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return failure;
        }
    }

    private static void say(TaskListener listener, Exception failure) {
        if (failure instanceof AbortException) {
            listener.getLogger().println("ERROR: " + failure.getMessage());
        } else {
            listener.getLogger().print("ERROR: ");
            failure.printStackTrace(listener.getLogger());
        }
    }
}
