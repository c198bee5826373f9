/**
 * Which changes a deployment carries, read from the Git folder that the project lies in. Reads only: no hook, filter
 * or program that a repository or a machine configures is run.
 */
package io.jenkins.plugins.dataops.revision;
