package io.jenkins.plugins.dataops.migration;

import java.util.List;
import java.util.OptionalInt;

/**
 * One parsed file.
 *
 * @param transactional whether it runs in one transaction
 * @param statementCount how many statements it has
 * @param listed those that are listed
 * @param ownTransaction line of the first statement that begins or ends a transaction by itself
 */
record Script(
        boolean transactional, int statementCount, List<PlannedStatement> listed, OptionalInt ownTransaction) {}
