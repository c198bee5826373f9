package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** What tests of the steps stand on: the small project on its warehouse, new for each test, and one agent for its builds. */
@ExtendWith(SharedJenkins.class)
abstract class SalesOnAnAgent {
    JenkinsRule jenkins;
    SalesProject project;
    DumbSlave agent;

    @BeforeEach
    final void projectAndAgent(JenkinsRule rule, @TempDir Path folder) throws Exception {
        jenkins = rule;
        agent = SharedJenkins.agent(jenkins, "agent", "sales");
        project = SalesProject.in(folder, jenkins);
    }

    /** A job of any name that runs the lines of a scripted Pipeline on the agent. */
    final WorkflowJob job(String... lines) throws Exception {
        return SalesProject.job(jenkins, project.pipeline(agent.getNodeName(), lines));
    }

    /** A build of such a job, which is over. */
    final WorkflowRun run(Result expected, String... lines) throws Exception {
        return jenkins.buildAndAssertStatus(expected, job(lines));
    }
}
