/**
 * What surrounds a release, for command and steps alike: which revision goes live and which commits it carries, the
 * candidate's build, the checks around the switch, and the ledger that is told of it.
 */
package io.jenkins.plugins.dataops.deploy;
