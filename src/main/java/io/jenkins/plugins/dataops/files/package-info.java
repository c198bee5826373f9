/** Finds a project's files by patterns, and never one outside of the project's folder. */
package io.jenkins.plugins.dataops.files;
