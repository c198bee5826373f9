package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.request.SqlRequest;
import io.jenkins.plugins.dataops.request.WarehouseRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** A worker that nobody remembers but by its saved handle. It waits in its second file for a lock that the test holds. */
@ExtendWith(SharedJenkins.class)
class FoundWorkerTest {
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();
    private final AtomicReference<WorkerAnswer> kept = new AtomicReference<>();

    private FilePath root;
    private FilePath workspace;
    private Connection holding;
    private WorkerHandle handle;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        Database database = TestDatabases.postgreSql();
        holding = database.connect();
        hold("pg_advisory_lock");
        root = jenkins.jenkins.getRootPath();
        workspace = root.child("workspace/sales");
        workspace.child("dataops.yaml").write("migrations:\n  connection: warehouse\n  locations: [migrations]\n", "UTF-8");
        workspace.child("1.sql").write("CREATE TABLE first (id int);\n", "UTF-8");
        workspace.child("2.sql").write("SELECT pg_advisory_lock(7);\n", "UTF-8");
        workspace.child("3.sql").write("CREATE TABLE third (id int);\n", "UTF-8");
        WorkerConnection connection = new WorkerConnection(
                "warehouse",
                database.settings().url(),
                Optional.of("postgres"),
                Optional.of("postgres"),
                Optional.empty(),
                List.of());
        RequestDocument request = new RequestDocument(
                new WarehouseRequest(Optional.empty(), Optional.of("warehouse"), Optional.empty()),
                new SqlRequest(List.of("*.sql"), Map.of(), false));
        WorkerHandle started = worker().start(new WorkerOrder(request, Optional.of(connection)));
        byte[] saved = WorkerHandleFormTest.bytes(heardUntilItWaits(started));
        assertThat(new String(saved, StandardCharsets.ISO_8859_1)).doesNotContain("postgres");
        handle = WorkerHandleFormTest.read(saved);
    }

    @AfterEach
    void end() throws Exception {
        holding.close();
        process().ifPresent(process -> process.onExit().join());
    }

    @Test
    void itIsHeardToItsEndAndAnswersOnce() throws Exception {
        assertThat(Files.getPosixFilePermissions(exchange())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(exchange().resolve("request.json")).doesNotExist();
        hold("pg_advisory_unlock");
        // Its answer is there, and its process gone, before anybody comes back to it.
        process().orElseThrow().onExit().join();

        WorkerAnswer answer = follow(handle, () -> true);
        assertThat(answer.found().kind()).isEqualTo(Kind.SQL);
        assertThat(answer.found().outcome()).isEqualTo(Outcome.PASSED);
        String whole = text(before).substring(0, (int) handle.read()) + text(after);
        assertThat(whole).containsOnlyOnce("running 1.sql").containsOnlyOnce("running 2.sql").containsOnlyOnce("running 3.sql");
        assertThat(exchange()).doesNotExist();

        assertThatThrownBy(() -> follow(handle, () -> true))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("it was read before, and its result is on the build's page, or somebody deleted it");
    }

    @Test
    void itIsToldToStop() throws Exception {
        assertThatThrownBy(() -> follow(handle, () -> false))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("the build is over");
        assertThat(kept.get().found().kind()).isEqualTo(Kind.SQL);
        assertThat(kept.get().shown().toJson()).contains("stopped by SIGTERM");
        assertThat(process()).isEmpty();
        assertThat(exchange()).doesNotExist();
    }

    @Test
    void whoeverAbortsItIsToldWhatItHasDone() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> follow(handle, () -> true)).isInstanceOf(InterruptedException.class);
        assertThat(kept.get().found().kind()).isEqualTo(Kind.SQL);
        assertThat(process()).isEmpty();
    }

    @Test
    void itsProcessIsGoneWithoutAnAnswer() throws Exception {
        kill();
        assertThatThrownBy(() -> follow(handle, () -> true))
                .isInstanceOf(AbortException.class)
                .hasMessageMatching("dataops sql ended with exit code 137 before it had a result: .*");
        assertThat(exchange()).doesNotExist();
    }

    @Test
    void itsFolderIsGone() throws Exception {
        kill();
        new FilePath(exchange().toFile()).deleteRecursive();
        assertThatThrownBy(() -> follow(handle, () -> true))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("is gone with its folder");
    }

    @Test
    void itIsNotLookedForOnAnotherAgent() {
        WorkerHandle elsewhere =
                WorkerHandle.of("agent-1", handle.exchange(), "sql", handle.worker(), "1a2b/", List.of());
        assertThatThrownBy(() -> follow(elsewhere, () -> true))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("runs on the agent 'agent-1'");
        assertThat(process()).isPresent();
        assertThat(exchange()).isDirectory();
    }

    @Test
    void aControllerThatGoesLeavesItAsItIs() throws Exception {
        assertThatThrownBy(() -> worker().follow(handle, () -> true, kept::set, keeper(new AtomicReference<>(), true)))
                .isInstanceOf(WorkerLeftException.class);
        assertThat(process()).isPresent();
        hold("pg_advisory_unlock");
        assertThat(follow(handle, () -> true).found().outcome()).isEqualTo(Outcome.PASSED);
    }

    private WorkerHandle heardUntilItWaits(WorkerHandle started) throws Exception {
        AtomicReference<WorkerHandle> last = new AtomicReference<>(started);
        WorkerPoll poll =
                new WorkerPoll(root, Exchange.of(root, started.exchange()), started, before, keeper(last, false));
        while (!text(before).contains("running 2.sql")) {
            assertThat(poll.next()).as(text(before)).isEmpty();
        }
        return last.get();
    }

    private static WorkerKeeper keeper(AtomicReference<WorkerHandle> last, boolean leaves) {
        return new WorkerKeeper() {
            @Override
            public void keep(WorkerHandle handle) {
                last.set(handle);
            }

            @Override
            public boolean leaves() {
                return leaves;
            }
        };
    }

    private WorkerAnswer follow(WorkerHandle found, BooleanSupplier wanted) throws Exception {
        return worker().follow(found, wanted, kept::set, WorkerKeeper.NONE);
    }

    private Worker worker() throws Exception {
        return new Worker(workspace, new EnvVars(), new StreamTaskListener(after, StandardCharsets.UTF_8));
    }

    /** Until its end is written down. */
    private void kill() throws Exception {
        process().orElseThrow().destroyForcibly();
        while (Files.notExists(exchange().resolve("exit"))) {
            Thread.sleep(10);
        }
    }

    private Optional<ProcessHandle> process() {
        return handle.worker().find(handle.exchange());
    }

    private Path exchange() {
        return Path.of(root.getRemote()).resolve("dataops-exchange").resolve(handle.exchange());
    }

    private void hold(String function) throws Exception {
        try (Statement statement = holding.createStatement()) {
            statement.execute("SELECT " + function + "(7)");
        }
    }

    private static String text(ByteArrayOutputStream log) {
        return log.toString(StandardCharsets.UTF_8);
    }
}
