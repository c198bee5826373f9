package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.BrokenObject;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a failed script is in the database, as the database says, and how to go on from there. */
final class LeftoverState {
    private final InspectionFindings plan;
    private final Optional<InspectionFindings> now;
    private final boolean transactionalDdl;

    /**
     * The aftermath of a run.
     *
     * @param plan what was to run
     * @param now what the database says; empty when it could not be asked
     * @param transactionalDdl whether the engine takes DDL back with its transaction
     */
    LeftoverState(InspectionFindings plan, Optional<InspectionFindings> now, boolean transactionalDdl) {
        this.plan = plan;
        this.now = now;
        this.transactionalDdl = transactionalDdl;
    }

    /** One broken object with the way to get rid of it. */
    static String sentence(BrokenObject object) {
        return object.description() + ", left by a statement that failed: remove it with " + object.remedy();
    }

    /**
     * What is left of a script.
     *
     * @param script the script
     * @param line line of the failed statement, 0 when none is known
     * @param answered whether the database itself said that the statement failed
     */
    String leftBehind(String script, int line, boolean answered) {
        if (now.isEmpty()) {
            return "what of " + script + " is in the database is unknown: the database cannot be asked";
        }
        if (isDone(script)) {
            return "all of " + script + " is in the database and in its history: it was committed, only the answer was"
                    + " lost";
        }
        if (runsInTransaction(script)) {
            return "nothing of " + script + " is in the database: its transaction was rolled back";
        }
        String left = script + " runs without a transaction: " + statements(script, line)
                + (answered || line == 0 ? "" : "; what became of the statement in line " + line + " is unknown");
        return left + leftovers().stream().map(object -> "; " + object.description()).reduce("", String::concat);
    }

    /**
     * How to go on.
     *
     * @param script the failed script
     * @param line line of the failed statement, 0 when none is known
     * @param cause what to do about the failure itself
     */
    String remedy(String script, int line, String cause) {
        if (now.isEmpty()) {
            return cause + "; look at what the database says of the migrations, and apply again";
        }
        if (isDone(script)) {
            return cause + "; apply again for the rest";
        }
        List<String> steps = new ArrayList<>(List.of(cause));
        leftovers().forEach(object -> steps.add("run " + object.remedy()));
        boolean halfDone = !runsInTransaction(script) && before(script, line) != 0;
        if (halfDone) {
            steps.add("undo what " + script + " did before, or take those statements out of the file");
        }
        if (entry(now, script).filter(row -> row.state() == State.FAILED).isPresent()) {
            steps.add("repair the history");
        }
        steps.add("apply again");
        return String.join("; ", steps);
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
        return transactionalDdl && planned(script).flatMap(MigrationEntry::transactional).orElse(true);
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

    private String statements(String script, int line) {
        int count = before(script, line);
        return switch (count) {
            case -1 -> "what stands before " + (line > 0 ? "line " + line : "the failed statement")
                    + " is in the database";
            case 0 -> "no statement stands before line " + line;
            case 1 -> "the statement before line " + line + " is in the database";
            default -> "the " + count + " statements before line " + line + " are in the database";
        };
    }

    /** What is broken now and was not before. */
    private List<BrokenObject> leftovers() {
        return now.map(InspectionFindings::broken).orElse(List.of()).stream()
                .filter(object -> !plan.broken().contains(object))
                .toList();
    }
}
