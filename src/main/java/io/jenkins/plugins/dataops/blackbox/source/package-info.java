/** Rows from databases: one consistent snapshot, a session without surprises, and every type read exactly. */
package io.jenkins.plugins.dataops.blackbox.source;
