/**
 * What people and programs read of a piece of work: the result document (the only contract between worker and
 * controller), the self-contained HTML report, and JUnit XML.
 */
package io.jenkins.plugins.dataops.report;
