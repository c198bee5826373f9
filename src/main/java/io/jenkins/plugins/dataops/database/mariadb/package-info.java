/** MariaDB. */
package io.jenkins.plugins.dataops.database.mariadb;
