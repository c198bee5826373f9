package io.jenkins.plugins.dataops.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** What administrators have set up stays as it is when the plugin is updated. */
@ExtendWith(SharedJenkins.class)
class ConfigurationFormTest {
    @TempDir
    private Path folder;

    @Test
    void isSavedAsTheNewestGoldenFileHasItAndEveryFormIsRead(JenkinsRule jenkins) throws Exception {
        Path saved = jenkins.jenkins.getRootDir().toPath().resolve(DataOpsConfiguration.class.getName() + ".xml");
        DataOpsConfiguration.get().setConnections(connections());
        // Which version of the plugin wrote it is told by the golden file's number.
        GoldenFile.assertNewest(
                "configuration/saved", "xml", Files.readString(saved).replaceAll(" plugin=\"[^\"]*\"", ""));
        for (GoldenFile golden : GoldenFile.all("configuration/saved", "xml")) {
            DataOpsConfiguration.get().setConnections(List.of());
            Files.writeString(saved, golden.text());
            DataOpsConfiguration.get().load();
            assertRead(golden);
        }
    }

    @Test
    void isExportedAsTheNewestGoldenFileHasItAndEveryFormIsUnderstood(JenkinsRule jenkins) throws Exception {
        DataOpsConfiguration.get().setConnections(connections());
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("dataops"));
        GoldenFile.assertNewest("configuration/code", "yaml", "unclassified:\n  dataops:\n" + exported.indent(4));
        for (GoldenFile golden : GoldenFile.all("configuration/code", "yaml")) {
            DataOpsConfiguration.get().setConnections(List.of());
            ConfigurationAsCode.get().configure(golden.copyTo(folder).toString());
            assertRead(golden);
        }
    }

    /** One with all that can be said, and one with nothing that may be left out. */
    private static List<WarehouseConnection> connections() {
        WarehouseConnection whole =
                new WarehouseConnection("warehouse", "jdbc:postgresql://warehouse.example.com/sales");
        whole.setCredentialsId("warehouse-login");
        whole.setTlsMode("verify-full");
        whole.setFiles("/data/in\n/data/out");
        List<WarehouseConnection> connections = new ArrayList<>();
        connections.add(whole);
        connections.add(new WarehouseConnection("local", "jdbc:duckdb:/data/local.duckdb"));
        return connections;
    }

    private static void assertRead(GoldenFile golden) {
        assertThat(DataOpsConfiguration.get().getConnections())
                .as(golden.toString())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(connections());
    }
}
