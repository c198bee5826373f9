package io.jenkins.plugins.dataops.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Tls;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the controller writes for its worker, read on the worker's side. */
class RequestFormTest {
    private static final Handover.GivenConnection WAREHOUSE = new Handover.GivenConnection(
            "jdbc:postgresql://warehouse.example.com/sales",
            Optional.of("deployer"),
            Optional.of("the password"),
            Optional.of(new TlsSection(Tls.Mode.VERIFY_FULL, Optional.empty(), Optional.empty(), Optional.empty())),
            Map.of(),
            List.of("/data/in", "/data/out"));

    @TempDir
    Path folder;

    @Test
    void everyFormIsUnderstoodWhole() throws IOException {
        List<GoldenFile> files = GoldenFile.all("request/request", "json");
        assertThat(files).isNotEmpty();
        for (GoldenFile golden : files) {
            Path file = golden.copyTo(folder);
            Handover handover = Handover.take(file);
            assertThat(file).doesNotExist();
            assertThat(handover.arguments())
                    .containsExactly(
                            "migrate", "apply", "--result=/workspace@tmp/result.json", "--schema=Größe $HOME \"x\"",
                            "--lease-token=0123456789abcdef0123", "--", "--not-an-option");
            assertThat(handover.connections()).isEqualTo(Map.of("warehouse", WAREHOUSE));
            assertThat(handover.stop()).isEqualTo(golden.equals(files.get(0)) ? Optional.empty() : Optional.of("/exchange/stop"));
        }
    }

    @Test
    void whatIsHandedOverInsteadOfArgumentsIsUnderstoodInEveryForm() throws IOException {
        List<GoldenFile> files = GoldenFile.all("request/handed", "json");
        assertThat(files).isNotEmpty();
        for (GoldenFile golden : files) {
            Handover handover = Handover.take(golden.copyTo(folder));
            assertThat(handover.arguments()).isEmpty();
            assertThat(handover.request().orElseThrow().at("/verb/migrate/schemas/0").asText())
                    .isEqualTo("Größe $HOME \"x\"");
            assertThat(handover.result()).contains("/workspace@tmp/result.json");
            assertThat(handover.stop()).contains("/exchange/stop");
            assertThat(handover.connections()).isEqualTo(Map.of("warehouse", WAREHOUSE));
        }
    }

    @Test
    void theSecretsOfABuildAreUnderstoodInEveryForm() throws IOException {
        List<GoldenFile> files = GoldenFile.all("request/secrets", "json");
        assertThat(files).isNotEmpty();
        for (GoldenFile golden : files) {
            Handover handover = Handover.take(golden.copyTo(folder));
            assertThat(handover.environment()).isEqualTo(Map.of("WAREHOUSE_PASSWORD", "of the build"));
            assertThat(handover.placeholders()).isEqualTo(Map.of("api_key", "of the step"));
            assertThat(handover.toString()).doesNotContain("of the");
        }
    }
}
