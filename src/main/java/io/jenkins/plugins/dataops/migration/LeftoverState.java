package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.BrokenObject;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a failed script is in the database, as the database says, and how to go on from there. */
final class LeftoverState {
    private final InspectionFindings plan;
    private final Optional<InspectionFindings> now;
    private final Dialect dialect;

    /**
     * The aftermath of a run.
     *
     * @param plan what was to run
     * @param now what the database says; empty when it could not be asked
     * @param dialect says which statements are not taken back with their transaction
     */
    LeftoverState(InspectionFindings plan, Optional<InspectionFindings> now, Dialect dialect) {
        this.plan = plan;
        this.now = now;
        this.dialect = dialect;
    }

    /** One broken object with the way to get rid of it. */
    static Message message(BrokenObject object) {
        return MigrationCode.BROKEN_OBJECT.of(object.description(), object.remedy());
    }

    /**
     * What is left of a script.
     *
     * @param script the script
     * @param line line of the failed statement, 0 when none is known
     * @param answered whether the database itself said that the statement failed
     */
    Message leftBehind(String script, int line, boolean answered) {
        if (now.isEmpty()) {
            return FailureCode.LEFT_UNKNOWN.of(script);
        }
        if (isDone(script)) {
            return FailureCode.LEFT_WHOLE.of(script);
        }
        if (runsInTransaction(script)) {
            return FailureCode.LEFT_NOTHING.of(script);
        }
        if (!dialect.transactionalDdl() && planned(script).flatMap(MigrationEntry::transactional).orElse(false)) {
            return partly(script, line, answered);
        }
        List<Object> parts = new ArrayList<>(List.of(statements(script, line)));
        if (!answered && line > 0) {
            parts.add(FailureCode.STATEMENT_UNKNOWN.of(line));
        }
        leftovers().forEach(object -> parts.add(object.description()));
        return FailureCode.LEFT_PARTLY.of(script, parts);
    }

    /** What is committed by its own statements stays, and what stands behind the last of them is taken back. */
    private Message partly(String script, int line, boolean answered) {
        int count = before(script, line);
        if (count < 0) {
            return FailureCode.LEFT_UNCOUNTED.of(script);
        }
        int kept = kept(script, line);
        List<Object> parts = new ArrayList<>(List.of(FailureCode.STATEMENTS_COMMITTED.of(kept)));
        if (kept < count) {
            parts.add(FailureCode.STATEMENTS_TAKEN_BACK.of(kept, line));
        }
        if (!answered) {
            parts.add(FailureCode.STATEMENT_UNKNOWN.of(line));
        }
        return FailureCode.LEFT_COMMITTED.of(script, parts);
    }

    /** How many statements before a line were committed, by one behind them or by the failed one itself; -1 if unknown. */
    private int kept(String script, int line) {
        int count = before(script, line);
        if (count <= 0 || dialect.transactionalDdl() || !planned(script).flatMap(MigrationEntry::transactional).orElse(false)) {
            return count;
        }
        List<PlannedStatement> listed = planned(script).map(MigrationEntry::statements).orElse(List.of());
        boolean last = count < listed.size() && dialect.commitsByItself(listed.get(count).sql());
        int kept = count;
        while (!last && kept > 0 && !dialect.commitsByItself(listed.get(kept - 1).sql())) {
            kept--;
        }
        return kept;
    }

    /**
     * How to go on.
     *
     * @param script the failed script
     * @param line line of the failed statement, 0 when none is known
     * @param cause what to do about the failure itself
     */
    Message remedy(String script, int line, Message cause) {
        if (now.isEmpty()) {
            return RemedyCode.REMEDY.of(List.of(cause, RemedyCode.LOOK_AND_APPLY.of()));
        }
        if (isDone(script)) {
            return RemedyCode.REMEDY.of(List.of(cause, RemedyCode.APPLY_REST.of()));
        }
        List<Message> steps = new ArrayList<>(List.of(cause));
        leftovers().forEach(object -> steps.add(RemedyCode.RUN_STATEMENT.of(object.remedy())));
        boolean halfDone = !runsInTransaction(script) && kept(script, line) != 0;
        if (halfDone) {
            steps.add(RemedyCode.UNDO_STATEMENTS.of(script));
        }
        if (entry(now, script).filter(row -> row.state() == State.FAILED).isPresent()) {
            steps.add(RemedyCode.REPAIR_HISTORY.of());
        }
        steps.add(RemedyCode.APPLY_AGAIN.of());
        return RemedyCode.REMEDY.of(steps);
    }

    private boolean isDone(String script) {
        return plan.planned().stream()
                .filter(entry -> entry.state() != State.CALLBACK && entry.script().equals(script))
                .anyMatch(entry -> now.filter(found -> found.applied(entry)).isPresent());
    }

    private static Optional<MigrationEntry> entry(Optional<InspectionFindings> found, String script) {
        return found.flatMap(findings -> findings.entry(script));
    }

    private boolean runsInTransaction(String script) {
        return dialect.transactionalDdl() && planned(script).flatMap(MigrationEntry::transactional).orElse(true);
    }

    private Optional<MigrationEntry> planned(String script) {
        return plan.planned().stream().filter(entry -> entry.script().equals(script)).findFirst();
    }

    /** How many statements stand before a line; -1 when that is not known. */
    private int before(String script, int line) {
        List<PlannedStatement> listed = planned(script).map(MigrationEntry::statements).orElse(List.of());
        int count = (int) listed.stream().filter(statement -> statement.line() < line).count();
        boolean all = listed.size() == planned(script).map(MigrationEntry::statementCount).orElse(0)
                || count < listed.size();
        return line > 0 && all ? count : -1;
    }

    private Message statements(String script, int line) {
        int count = before(script, line);
        return count < 0
                ? FailureCode.STATEMENTS_DONE_BEFORE.of(line > 0 ? Optional.of(line) : Optional.empty())
                : FailureCode.STATEMENTS_DONE.of(count, line);
    }

    /** What is broken now and was not before. */
    private List<BrokenObject> leftovers() {
        return now.map(InspectionFindings::broken).orElse(List.of()).stream()
                .filter(object -> !plan.broken().contains(object))
                .toList();
    }
}
