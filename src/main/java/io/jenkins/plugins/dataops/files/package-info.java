/**
 * A project's files by patterns, their text, which files of the machine a project's texts may reach, and files written as
 * a whole.
 */
package io.jenkins.plugins.dataops.files;
