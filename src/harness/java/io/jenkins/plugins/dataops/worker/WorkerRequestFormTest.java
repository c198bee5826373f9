package io.jenkins.plugins.dataops.worker;

import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.request.MigrateAction;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import io.jenkins.plugins.dataops.request.RequestBinding;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.request.WarehouseRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The controller's side of what {@code RequestFormTest} reads. */
class WorkerRequestFormTest {
    private static final WorkerConnection WAREHOUSE = new WorkerConnection(
            "warehouse",
            "jdbc:postgresql://warehouse.example.com/sales",
            Optional.of("deployer"),
            Optional.of("the password"),
            Optional.of("verify-full"),
            List.of("/data/in", "/data/out"));

    @Test
    void aRequestIsWrittenAsTheNewestGoldenFileHasIt() {
        RequestDocument document = new RequestDocument(
                new WarehouseRequest(Optional.empty(), Optional.of("warehouse"), Optional.empty()),
                RequestBinding.of(MigrateRequest.class, component -> switch (component.getName()) {
                    case "action" -> MigrateAction.APPLY;
                    case "schemas" -> List.of("Größe $HOME \"x\"");
                    default -> component.getType() == boolean.class ? false : null;
                }));
        GoldenFile.assertNewest(
                "request/handed",
                "json",
                new WorkerOrder(document, Optional.of(WAREHOUSE))
                        .privateFile("/workspace@tmp/result.json", "/exchange/stop"));
    }
}
