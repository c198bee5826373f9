package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.BlackBoxTests;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.CheckReport;
import io.jenkins.plugins.dataops.bluegreen.SwitchCheck;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.project.DeclaredParameters;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.project.UsedParameters;
import io.jenkins.plugins.dataops.report.ResultDocument;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.report.text.BlueGreenText;
import io.jenkins.plugins.dataops.report.text.PartsText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Black-box specifications as the checks around a switch; their full results become parts of its document. */
final class SwitchChecks {
    private final BlueGreenVerb.Run run;
    private final Map<String, String> parameters;
    private final List<Path> before;
    private final List<Path> after;
    private final PartsOfWork parts = new PartsOfWork();

    private SwitchChecks(BlueGreenVerb.Run run, Map<String, String> parameters, List<Path> before, List<Path> after) {
        this.run = run;
        this.parameters = parameters;
        this.before = before;
        this.after = after;
    }

    /**
     * Reads all specifications at once: a malformed one must not show only after the switch, nor need a database; neither
     * must a value that no file uses.
     */
    static void look(
            CommandSession session,
            ProductSection section,
            SwitchOptions options,
            CheckParameters values,
            List<Path> furtherFiles) {
        List<Path> all = new ArrayList<>(find(session, before(section, options)));
        all.addAll(find(session, after(section, options)));
        SpecFile.readAll(all, session.reachable());
        UsedParameters used = new UsedParameters(session.reachable())
                .in(all)
                .in(furtherFiles)
                .and("schema", "live", "candidate", "now");
        values.demandUsed(used);
        DeclaredParameters declared = new DeclaredParameters(session.project(), session.reachable(), used);
        declared.demandUsed(session.project().file().tests());
        declared.demandUsed(section);
    }

    private static List<String> before(ProductSection section, SwitchOptions options) {
        return options.before.isEmpty() ? section.checks().before() : options.before;
    }

    private static List<String> after(ProductSection section, SwitchOptions options) {
        return options.after.isEmpty() ? section.checks().after() : options.after;
    }

    /** The checks of a run. */
    static SwitchChecks of(BlueGreenVerb.Run run, SwitchOptions options, CheckParameters values) {
        Map<String, String> parameters = new LinkedHashMap<>(run.session().project().file().tests().parameters());
        parameters.putAll(run.section().parameters());
        parameters.putAll(values.values);
        run.session().hideSecretsOf(parameters);
        return new SwitchChecks(
                run,
                parameters,
                find(run.session(), before(run.section(), options)),
                find(run.session(), after(run.section(), options)));
    }

    private static List<Path> find(CommandSession session, List<String> patterns) {
        return patterns.isEmpty() ? List.of() : session.files(patterns);
    }

    List<SwitchCheck> before() {
        return before.stream().<SwitchCheck>map(spec -> schema -> check(spec, schema, "candidate")).toList();
    }

    List<SwitchCheck> after() {
        return after.stream().<SwitchCheck>map(spec -> schema -> check(spec, schema, "live")).toList();
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
        Path folder = run.session().project().folder();
        BlackBoxResult result = run.session()
                .masked(new BlackBoxTests(run.database(), values, run.session().progress())
                        .masking(run.session()::masked)
                        .reaching(run.session().reachable())
                        .run(folder, List.of(spec)));
        parts.add(spec, schema, start, result);
        return new CheckReport(
                folder.relativize(spec).toString(), result.outcome(), result.summary(), result.took());
    }

    /** Keeps what was done along the way. */
    void add(Kind kind, Instant start, Outcome outcome, Object result) {
        parts.add(ResultDocument.of(kind, Version.tool(), start, outcome, run.session().masked(result)));
    }

    /** The finding for a result, with all checks as its parts. */
    VerbResult finding(BlueGreenResult result) {
        return new VerbResult(
                Kind.BLUE_GREEN,
                result.outcome(),
                result,
                page -> {
                    PartsText.write(page, parts.documents());
                    new BlueGreenText(page).write(result);
                },
                parts.documents());
    }
}
