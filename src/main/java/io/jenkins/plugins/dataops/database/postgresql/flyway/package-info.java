/** How Flyway reads PostgreSQL's SQL, where its own parser reads it otherwise than the server. */
package io.jenkins.plugins.dataops.database.postgresql.flyway;
