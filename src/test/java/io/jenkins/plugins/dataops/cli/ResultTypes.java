package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.util.List;

/** Which records the documents of a kind hold. */
public final class ResultTypes {
    private ResultTypes() {}

    /** The records of a kind; a ledger answers in several. */
    public static List<Class<?>> of(Kind kind) {
        return switch (kind) {
            case MIGRATION -> List.of(MigrationResult.class);
            case BLUE_GREEN -> List.of(BlueGreenResult.class);
            case BLACK_BOX -> List.of(BlackBoxResult.class);
            case DELIVERY -> List.of(DeliveryReport.class);
            case SQL -> List.of(ScriptResult.class);
            case LEDGER -> List.of(Event.class, Appended.class, LedgerExport.Exported.class);
            case REPORT -> List.of(ReportCommand.Reported.class);
            case PROBLEM -> List.of(Problem.class);
        };
    }
}
