/**
 * The project file {@code dataops.yaml}: which databases there are, how to log in, and what is migrated, deployed and
 * tested. Everything it names is relative to its own folder, so that the command does the same from any directory.
 */
package io.jenkins.plugins.dataops.project;
