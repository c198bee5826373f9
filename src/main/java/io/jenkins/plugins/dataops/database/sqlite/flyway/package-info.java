/** How Flyway reads SQLite's SQL, where its own parser reads it otherwise than the engine. */
package io.jenkins.plugins.dataops.database.sqlite.flyway;
