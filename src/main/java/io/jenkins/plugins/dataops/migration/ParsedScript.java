package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.Message;
import java.util.List;

/**
 * One parsed file.
 *
 * @param transactional whether it runs in one transaction
 * @param statementCount how many statements it has
 * @param listed those that are listed
 * @param objections why it cannot be run
 */
record ParsedScript(boolean transactional, int statementCount, List<PlannedStatement> listed, List<Message> objections) {}
