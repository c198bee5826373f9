package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dataops.request.SqlRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(SharedJenkins.class)
class RunSqlStepTest {
    @TempDir
    private Path folder;

    @Test
    void runsFilesInADeclarativeDeployment(JenkinsRule jenkins) throws Exception {
        SalesProject project = SalesProject.in(folder, jenkins);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "declarative");
        job.setDefinition(new CpsFlowDefinition(
                """
                pipeline {
                  agent any
                  environment { DATAOPS_CONNECTION = 'warehouse' }
                  stages {
                    stage('Migrate') { steps { sh 'cp -r "%s"/. .'; migrateSchema() } }
                    stage('Release') {
                      steps {
                        blueGreenDeploy(product: 'sales', revision: 'r1') {
                          runSql files: ['build/*.sql']
                        }
                      }
                    }
                  }
                }
                """
                        .formatted(project.folder()),
                true));
        jenkins.buildAndAssertSuccess(job);
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
    }

    @Test
    void aValueOfAJenkinsfileIsTakenAsItIs(JenkinsRule jenkins) throws Exception {
        SalesProject project = SalesProject.in(folder, jenkins);
        project.write("note.sql", "CREATE TABLE public.note AS SELECT ${note} AS text, ${separator} AS separator;\n");
        WorkflowJob job = project.scripted(
                jenkins,
                "built-in",
                "runSql files: ['note.sql'], parameters: [\"note=fix totals\\nseparator=;\", 'separator= ']");
        jenkins.buildAndAssertSuccess(job);
        assertThat(project.query("SELECT text || '|' || separator || '|' FROM public.note"))
                .isEqualTo("fix totals\nseparator=;| |");
    }

    @Test
    void whatLooksLikeAnOptionOrAVariableIsAPattern(JenkinsRule jenkins) throws Exception {
        SalesProject project = SalesProject.in(folder, jenkins);
        project.write("odd/$HOME.sql", "CREATE TABLE public.odd (id int);\n");
        WorkflowJob job = project.scripted(jenkins, "built-in", "runSql files: ['odd/$HOME.sql']");
        jenkins.buildAndAssertSuccess(job);
        assertThat(project.query("SELECT to_regclass('public.odd')")).isEqualTo("odd");
        for (String hostile : List.of("--password-from=file:/etc/passwd", "@/etc/passwd", "--request=/tmp/x")) {
            job.setDefinition(new CpsFlowDefinition(
                    project.pipeline("built-in", "runSql files: ['" + hostile + "']"), true));
            jenkins.assertLogNotContains("root:", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        }
    }

    @Test
    void roundTripsThroughTheSnippetGenerator(JenkinsRule jenkins) throws Exception {
        RunSqlStep step = new RunSqlStep(List.of("build/*.sql", "more/*.sql"));
        step.setConnection("warehouse");
        step.setParameters(List.of("day=2026-01-31"));
        step.setNoTransaction(true);
        step.setStatementTimeout("PT10M");
        assertThat(step.request())
                .isEqualTo(new SqlRequest(List.of("build/*.sql", "more/*.sql"), Map.of("day", "2026-01-31"), true));
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }
}
