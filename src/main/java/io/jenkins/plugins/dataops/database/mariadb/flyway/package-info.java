/** How Flyway reads MariaDB's SQL, where its own parser reads it otherwise than the server. */
package io.jenkins.plugins.dataops.database.mariadb.flyway;
