package io.jenkins.plugins.dataops.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import org.duckdb.DuckDBDriver;
import org.jvnet.hudson.test.JenkinsRule;

/** DuckDB's driver where an administrator puts it, because the plugin does not bring it along. */
final class DuckDbJar {
    private DuckDbJar() {}

    static void giveTo(JenkinsRule jenkins) throws Exception {
        Path drivers = Files.createDirectories(jenkins.jenkins.getRootDir().toPath().resolve("dataops/drivers"));
        Path driver = Path.of(
                DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.createSymbolicLink(drivers.resolve("duckdb.jar"), driver);
    }
}
