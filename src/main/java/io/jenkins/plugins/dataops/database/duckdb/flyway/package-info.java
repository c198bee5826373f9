/**
 * DuckDB for Flyway: found by Flyway through {@code META-INF/services}. Flyway's own open source has none since version
 * 10, and that one takes no lock and does not quote names.
 */
package io.jenkins.plugins.dataops.database.duckdb.flyway;
