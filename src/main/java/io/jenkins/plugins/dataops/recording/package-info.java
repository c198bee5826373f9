/**
 * What people and other tools tell the ledger: deployments that this program did not make, incidents, and their ends.
 * All that can be refused is refused by what the ledger has.
 */
package io.jenkins.plugins.dataops.recording;
