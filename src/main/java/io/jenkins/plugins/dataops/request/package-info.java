/**
 * What a verb can be asked for: one record a verb, or a family of them, whose components and those of its parts are its
 * options. The command parses into them, the steps fill them, a worker's request file carries them, and help and pages are
 * made from them.
 */
package io.jenkins.plugins.dataops.request;
