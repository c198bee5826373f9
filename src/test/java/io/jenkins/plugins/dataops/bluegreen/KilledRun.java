package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Path;
import java.util.List;

/** A program that deploys version 2 into a DuckDB file and is killed before a given statement. */
final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) {
        Database whole = database(Path.of(arguments[0]));
        Cuts cut = Cuts.halting(Integer.parseInt(arguments[1]));
        Warehouse warehouse = new Warehouse(whole);
        BlueGreen run = new BlueGreen(cut.in(whole), request(), Progress.SILENT);
        warehouse.build(Warehouse.candidate(run.prepare()), 2);
        run.switchOver(List.of(), List.of(warehouse.notVersion(-1)));
    }

    static Database database(Path file) {
        return Database.open(ConnectionSettings.of("warehouse", "jdbc:duckdb:" + file), new Drivers(List.of()));
    }

    /** A run that dies with its process, so that the next one need not wait. */
    static BlueGreenRequest request() {
        return BlueGreenRequest.of("flights", "production", "flights", "me@here")
                .withLease(LeaseTerms.of("me@here").forWholeRun());
    }
}
