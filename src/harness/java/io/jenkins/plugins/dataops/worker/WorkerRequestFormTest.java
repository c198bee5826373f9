package io.jenkins.plugins.dataops.worker;

import io.jenkins.plugins.dataops.golden.GoldenFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The controller's side of what {@code RequestFormTest} reads. */
class WorkerRequestFormTest {
    @Test
    void isWrittenAsTheNewestGoldenFileHasIt() {
        WorkerConnection warehouse = new WorkerConnection(
                "warehouse",
                "jdbc:postgresql://warehouse.example.com/sales",
                Optional.of("deployer"),
                Optional.of("the password"),
                Optional.of("verify-full"),
                List.of("/data/in", "/data/out"));
        WorkerOrder request = new WorkerOrder(
                List.of("migrate", "apply"),
                List.of("--schema=Größe $HOME \"x\"", "--lease-token=0123456789abcdef0123"),
                List.of("--not-an-option"),
                Optional.of(warehouse));
        GoldenFile.assertNewest(
                "request/request", "json", request.privateFile("/workspace@tmp/result.json", "/exchange/stop"));
    }
}
