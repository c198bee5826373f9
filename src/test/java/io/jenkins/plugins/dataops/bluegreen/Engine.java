package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.nio.file.Path;

/** The engines that every scenario is tried on. */
enum Engine {
    DUCKDB,
    POSTGRESQL;

    Database open(Path folder) {
        return this == DUCKDB ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
    }
}
