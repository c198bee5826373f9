/** Results as text for people at a terminal and in a build's log. */
package io.jenkins.plugins.dataops.report.text;
