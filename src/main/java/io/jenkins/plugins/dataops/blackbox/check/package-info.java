/** Checks on the rows of a table or query: counted by the database itself, with samples of what breaks the rule. */
package io.jenkins.plugins.dataops.blackbox.check;
