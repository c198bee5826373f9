package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.BlackBoxTests;
import io.jenkins.plugins.dataops.bluegreen.CheckReport;
import io.jenkins.plugins.dataops.bluegreen.FileWait;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.bluegreen.SwitchCheck;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Black-box specifications as the checks around a switch; their full results become parts of its document. */
public final class SwitchChecks {
    private final ProductRun run;
    private final CheckPlan plan;
    private final Map<String, String> parameters;
    private final PartsOfWork parts;

    /**
     * The checks of a run.
     *
     * @param run the product in its open database
     * @param plan which specifications judge it
     */
    public SwitchChecks(ProductRun run, CheckPlan plan) {
        this.run = run;
        this.plan = plan;
        this.parameters = plan.parameters();
        this.parts = new PartsOfWork(run.surroundings().tool());
    }

    /**
     * What judges the candidate before the switch.
     *
     * @return one check a specification
     */
    public List<SwitchCheck> before() {
        return plan.before().stream().<SwitchCheck>map(spec -> schema -> check(spec, schema, "candidate")).toList();
    }

    /**
     * What judges the live schema after the switch. Where another process has the file then, it is waited for as long as
     * the lease lasts, and at most four hours: a release is not taken back because nobody could be asked.
     *
     * @return one check a specification
     */
    public List<SwitchCheck> after() {
        Duration lease = run.request().lease().duration();
        // A build of Jenkins holds the product for as long as it takes, and must not wait that long for a file.
        Duration patience =
                lease.compareTo(LeaseTerms.DEFAULT_DURATION) < 0 ? lease : LeaseTerms.DEFAULT_DURATION;
        FileWait wait = new FileWait(run.database(), patience, run.surroundings().progress());
        return plan.after().stream()
                .<SwitchCheck>map(spec -> schema -> wait.of(() -> check(spec, schema, "live")))
                .toList();
    }

    /** The values that specifications and SQL get, without those that name schemas. */
    Map<String, String> parameters() {
        return parameters;
    }

    private CheckReport check(Path spec, String schema, String name) {
        Instant start = Instant.now();
        Map<String, String> values = new LinkedHashMap<>(parameters);
        values.put("live", run.request().liveSchema());
        values.put(name, schema);
        values.put("schema", schema);
        Surroundings surroundings = run.surroundings();
        BlackBoxResult result = surroundings
                .masked()
                .of(new BlackBoxTests(run.database(), values, surroundings.progress())
                        .masking(surroundings.masked()::of)
                        .reaching(surroundings.reachable())
                        .run(surroundings.folder(), List.of(spec)));
        parts.add(spec, schema, start, result);
        return new CheckReport(
                surroundings.folder().relativize(spec).toString(),
                result.outcome(),
                result.summary(),
                result.took());
    }

    /** Keeps what was done along the way. */
    void add(Kind kind, Instant start, Outcome outcome, Object result) {
        Surroundings surroundings = run.surroundings();
        parts.add(ResultDocument.of(
                kind, surroundings.tool(), start, outcome, surroundings.masked().of(result)));
    }

    /**
     * What was done along the way so far: the checks, and the candidate's build.
     *
     * @return documents in their order
     */
    public List<ResultDocument> documents() {
        return parts.documents();
    }
}
