package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenRequest;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.bluegreen.RetryPolicy;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A data product in a database, released as a build would. */
final class Product {
    /** The schema that its readers use. */
    static final String LIVE = "sales";

    private static final String SECRET = "the-secret-of-a-benchmark-128-bits";

    private final Database database;

    Product(Database database) {
        this.database = database;
    }

    BlueGreen beginning(Start start) {
        LeaseTerms lease = LeaseTerms.of("benchmark").under(SECRET);
        return new BlueGreen(
                database,
                new BlueGreenRequest(
                        LIVE, "benchmark", LIVE, List.of(), start, Retention.KEEP, DriftPolicy.REFUSE, false,
                        Release.of("r"), lease, Optional.empty(), RetryPolicy.DEFAULT),
                Progress.SILENT);
    }

    /** Releases what the statements make in the candidate's schema, whose name they are given. */
    void release(Function<String, String[]> build) throws Exception {
        BlueGreen run = beginning(Start.EMPTY);
        String candidate = candidate(passed(run.prepare()));
        try (Connection connection = database.connect()) {
            Server.run(connection, build.apply(candidate));
        }
        passed(run.switchOver(List.of(), List.of()));
    }

    static String candidate(BlueGreenResult prepared) {
        return prepared.environmentVariables().get("DATAOPS_CANDIDATE_SCHEMA");
    }

    static BlueGreenResult passed(BlueGreenResult result) {
        if (result.outcome() != Outcome.PASSED) {
            throw new IllegalStateException(result.action() + ": " + result.verdict());
        }
        return result;
    }
}
