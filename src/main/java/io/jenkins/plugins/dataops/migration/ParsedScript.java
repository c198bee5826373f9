package io.jenkins.plugins.dataops.migration;

import java.util.List;

/**
 * One parsed file.
 *
 * @param transactional whether it runs in one transaction
 * @param statementCount how many statements it has
 * @param listed those that are listed
 * @param objections why it cannot be run, one sentence each
 */
record ParsedScript(boolean transactional, int statementCount, List<PlannedStatement> listed, List<String> objections) {}
