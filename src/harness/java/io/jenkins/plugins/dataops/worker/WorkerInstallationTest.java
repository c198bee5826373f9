package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(SharedJenkins.class)
class WorkerInstallationTest {
    private static final int BUILDS = 4;

    @TempDir
    private Path folder;

    /** What a worker is started with must stay where it is, whoever comes later. */
    @Test
    void buildsThatMeetOnAFreshAgentKeepTheirJars(JenkinsRule jenkins) throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(BUILDS);
        try {
            for (int round = 0; round < 5; round++) {
                FilePath agent = new FilePath(folder.resolve("agent-" + round).toFile());
                CyclicBarrier start = new CyclicBarrier(BUILDS);
                List<Future<Object>> found = new ArrayList<>();
                for (int build = 0; build < BUILDS; build++) {
                    found.add(builds.submit(() -> {
                        start.await();
                        return identity(WorkerInstallation.ensure(agent));
                    }));
                }
                for (Future<Object> each : found) {
                    assertThat(each.get()).isEqualTo(identity(WorkerInstallation.ensure(agent)));
                }
                assertThat(agent.child("dataops-worker").listDirectories()).hasSize(1);
            }
        } finally {
            builds.shutdownNow();
        }
    }

    @Test
    void whatIsHalfThereIsReplaced(JenkinsRule jenkins) throws Exception {
        FilePath agent = new FilePath(folder.toFile());
        FilePath installed = WorkerInstallation.ensure(agent);
        List<String> whole = installed.list().stream().map(FilePath::getName).sorted().toList();
        assertThat(whole).contains("complete").hasSizeGreaterThan(5);
        installed.child("complete").delete();
        installed.child("left-behind").touch(0);
        assertThat(WorkerInstallation.ensure(agent).list().stream().map(FilePath::getName).sorted().toList())
                .isEqualTo(whole);
    }

    /** Of the folder itself, whatever it is called, and not only of one with the same content. */
    private static Object identity(FilePath installed) throws Exception {
        return Files.readAttributes(Path.of(installed.getRemote()), "unix:ino,ctime").get("ino");
    }
}
