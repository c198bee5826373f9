package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import hudson.Util;
import hudson.model.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsThread;
import org.jenkinsci.plugins.workflow.cps.CpsThreadGroup;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.jvnet.hudson.test.recipes.WithTimeout;

/** The controller is killed when a candidate is prepared, and the Pipeline that is saved knows of no body yet. */
class RestartBeforeBodyTest {
    private static CompletableFuture<StepExecution> begun;
    private static CountDownLatch seen;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    private final SortedMap<Path, String> build = new TreeMap<>();

    /** A Pipeline calls it: nothing else of that Pipeline runs until the test has seen enough. */
    public static void stay() throws ReflectiveOperationException, InterruptedException {
        Method current = CpsThreadGroup.class.getDeclaredMethod("current");
        current.setAccessible(true);
        for (CpsThread thread : ((CpsThreadGroup) current.invoke(null)).getThreads()) {
            if (thread.getStep() instanceof BlueGreenDeployExecution deployment) {
                begun.complete(deployment);
            }
        }
        seen.await();
    }

    @WithTimeout(900)
    @ParameterizedTest(name = "saved by an earlier version: {0}")
    @ValueSource(booleans = {false, true})
    void theStepEndsAndGivesTheProductBack(boolean earlier) throws Throwable {
        SalesProject[] project = new SalesProject[1];
        Path[] place = new Path[1];
        sessions.then(jenkins -> {
            project[0] = SalesProject.in(folder, jenkins);
            place[0] = killedBeforeTheBody(jenkins, project[0], earlier);
        });
        Util.deleteRecursive(place[0].toFile());
        for (Map.Entry<Path, String> file : build.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue(), StandardCharsets.ISO_8859_1);
        }
        assertThat(project[0].lease()).isPresent();
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("sales", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            String log = JenkinsRule.getLog(run);
            assertThat(log)
                    .containsOnlyOnce("ERROR: blueGreenDeploy: the controller was restarted ")
                    .contains(earlier ? "when the body was about to begin" : "before the body began")
                    .doesNotContain("in the body");
            project[0].awaitFree();
        });
    }

    /** Leaves the files of a build as a kill at that moment leaves them, and answers where they belong. */
    private Path killedBeforeTheBody(JenkinsRule jenkins, SalesProject project, boolean earlier) throws Exception {
        begun = new CompletableFuture<>();
        seen = new CountDownLatch(1);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "sales");
        job.setDefinition(new CpsFlowDefinition(
                project.pipeline(
                        "built-in",
                        "parallel failFast: true, deploy: {",
                        "  blueGreenDeploy(product: 'sales', revision: 'r1') { echo 'in the body'; sleep 3600 }",
                        "}, beside: { " + RestartBeforeBodyTest.class.getName() + ".stay(); sleep 3600 }"),
                false));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        StepExecution deployment = begun.get();
        // What is asked of the Pipeline now is done before it begins a body that it is asked to begin later.
        ListenableFuture<Void> saved = deployment.getContext().saveState();
        CountDownLatch packed = new CountDownLatch(1);
        saved.addListener(
                () -> {
                    pack(run);
                    packed.countDown();
                },
                MoreExecutors.directExecutor());
        Await.until(() -> !LeaseRegister.get().listed().isEmpty());
        String lease = LeaseRegister.get().listed().get(0).id();
        Await.until(() -> Leases.isInNobodysHand(lease));
        if (earlier) {
            Field body = BlueGreenDeployExecution.class.getDeclaredField("body");
            body.setAccessible(true);
            Await.until(() -> body.get(deployment) != null);
            body.set(deployment, null);
            setPhase(deployment, "BUILDING");
        }
        seen.countDown();
        packed.await();
        assertThat(build).isNotEmpty();
        return run.getRootDir().toPath();
    }

    private void pack(WorkflowRun run) {
        try {
            build.putAll(FilesAtWork.contents(run.getRootDir().toPath()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a version saved it that noted the beginning of the body before the Pipeline did. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void setPhase(StepExecution deployment, String name) throws Exception {
        Field phase = BlueGreenDeployExecution.class.getDeclaredField("phase");
        phase.setAccessible(true);
        phase.set(deployment, Enum.valueOf((Class<Enum>) phase.getType(), name));
    }
}
