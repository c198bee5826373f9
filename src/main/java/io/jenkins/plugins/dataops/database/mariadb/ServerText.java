package io.jenkins.plugins.dataops.database.mariadb;

/**
 * A cell as the server prints it. The driver makes a time of such a text first, in the zone of this machine, where that time
 * may not exist.
 *
 * @param text what the server sent
 */
record ServerText(String text) {}
