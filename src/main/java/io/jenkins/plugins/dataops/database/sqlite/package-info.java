/** All that is known of SQLite: a file, opened by the driver that is bundled, one schema, types that belong to cells. */
package io.jenkins.plugins.dataops.database.sqlite;
