/**
 * Finds a project's files by patterns, and never one outside of the project's folder; reads text that people hand over,
 * and writes files as a whole.
 */
package io.jenkins.plugins.dataops.files;
