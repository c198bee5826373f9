package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.golden.GoldenFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a build keeps of its worker while the controller is down, and perhaps updated. */
class WorkerHandleFormTest {
    private static final String FORM = "build/worker";

    private static WorkerHandle handle() {
        WorkerProcess process = new WorkerProcess(4711, 1_767_225_600_000L);
        return WorkerHandle.of("agent-1", "5e1a", "migrate apply", process, "1a2b/17.jsa", List.of())
                .readUpTo(17);
    }

    @Test
    void itIsSavedAsTheNewestGoldenFileHasIt() throws IOException {
        GoldenFile.assertNewest(FORM, "txt", Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes(handle())) + "\n");
    }

    @Test
    void everyFormFindsItsWorker() throws Exception {
        for (GoldenFile golden : GoldenFile.all(FORM, "txt")) {
            WorkerHandle read = read(Base64.getMimeDecoder().decode(golden.text()));
            assertThat(read.agent()).as(golden.toString()).isEqualTo("agent-1");
            assertThat(read.exchange()).isEqualTo("5e1a");
            assertThat(read.verb()).isEqualTo("migrate apply");
            assertThat(read.worker()).isEqualTo(new WorkerProcess(4711, 1_767_225_600_000L));
            assertThat(read.read()).isEqualTo(17);
            assertThat(read.installation()).isEqualTo("1a2b");
            assertThat(read.archive()).isEqualTo("17.jsa");
            assertThat(read.mask().mask("no secret")).isEqualTo("no secret");
        }
    }

    static byte[] bytes(WorkerHandle handle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(handle);
        }
        return bytes.toByteArray();
    }

    static WorkerHandle read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (WorkerHandle) stream.readObject();
        }
    }
}
