package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build's log says each thing once, and nothing that is meant for a shell or for a person at the command. */
@WithJenkins
class BuildLogTest {
    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private SalesProject project;
    private DumbSlave agent;

    @BeforeEach
    void warehouse(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = jenkins.createOnlineSlave();
        project = SalesProject.in(folder, jenkins);
    }

    private String log(Result expected, String... lines) throws Exception {
        String log = JenkinsRule.getLog(jenkins.buildAndAssertStatus(
                expected, SalesProject.job(jenkins, project.pipeline(agent.getNodeName(), lines))));
        assertThat(log)
                .doesNotContain("unset DATAOPS", "DATAOPS_LEASE_TOKEN", "then switch")
                .doesNotContainPattern("(?m)^false$")
                .doesNotContain("\tat ");
        return log;
    }

    @Test
    void whatGoesWrongIsSaidOnce() throws Exception {
        project.write("build/wrong.sql", "SELECT nothing FROM nowhere;\n");
        assertThat(log(
                        Result.FAILURE,
                        "migrateSchema()",
                        "blueGreenDeploy(product: 'sales', revision: 'r1') { runSql files: ['build/wrong.sql'] }"))
                .containsOnlyOnce("The candidate 'sales__blue' is ready to be built")
                .containsOnlyOnce("wrong.sql failed at line 1")
                .containsOnlyOnce("given up; readers noticed nothing");
        project.write("tests/red.yaml", "tests: [{name: red, sql: {query: \"SELECT 1\"}}]\n");
        assertThat(log(
                        Result.FAILURE,
                        "blueGreenDeploy(product: 'sales', revision: 'r2', checksBefore: ['tests/red.yaml']) {"
                                + " runSql files: ['build/daily_revenue.sql'] }"))
                .containsOnlyOnce("Not switched: a check of the candidate failed");
        assertThat(log(Result.FAILURE, "blueGreenDeploy(product: 'absent', revision: 'r3') { echo 'the body ran' }"))
                .containsOnlyOnce("there is no product 'absent'")
                .doesNotContain("given back", "the body ran");
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }
}
