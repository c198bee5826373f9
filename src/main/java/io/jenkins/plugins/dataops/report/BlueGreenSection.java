package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.CheckRun;
import io.jenkins.plugins.dataops.bluegreen.Drift;
import io.jenkins.plugins.dataops.bluegreen.ObjectChange;
import io.jenkins.plugins.dataops.bluegreen.SwitchPlan;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The section of a blue-green result. */
final class BlueGreenSection {
    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_OPEN_COLUMNS = 5;
    private static final int LONGEST_STATEMENT = 20_000;

    private final BlueGreenResult result;
    private final boolean main;
    private final Language language;
    private final Allowance allowance = new Allowance(Allowance.SECTION);

    private BlueGreenSection(BlueGreenResult result, SectionPlace place) {
        this.result = result;
        this.main = place.main();
        this.language = place.language();
    }

    static Section of(ResultDocument document, SectionPlace place) {
        BlueGreenResult result = document.as(BlueGreenResult.class);
        BlueGreenSection section = new BlueGreenSection(result, place);
        SectionHead head =
                SectionHead.of(document, BlueGreenWords.title(result.action()), Lengths.of(result.took()), place);
        return new Section(
                Templates.render("blue-green", section.view(head)), section.steps(head), section.next());
    }

    private Optional<String> next() {
        return result.next().map(language::say).filter(next -> !next.isBlank());
    }

    private BlueGreenView view(SectionHead head) {
        String verdict = language.say(result.verdict());
        return new BlueGreenView(
                head,
                verdict.length() > Headline.LONGEST ? verdict : "",
                main ? Optional.empty() : next(),
                BlueGreenFacts.of(result),
                result.plan().map(SwitchPlan::refusals).orElse(List.of()).stream().map(language::say).toList(),
                warnings(),
                Rows.of(worstFirst(result.checks()), MOST_ROWS, this::check),
                Rows.of(result.plan().map(SwitchPlan::objects).orElse(List.of()), MOST_ROWS, this::object),
                Rows.of(result.drift().map(Drift::objects).orElse(List.of()), MOST_ROWS, this::drifted),
                result.plan().filter(plan -> !plan.statements().isEmpty()).map(this::plan),
                Rows.of(result.plan().map(SwitchPlan::privileges).orElse(List.of()), MOST_ROWS, this::right),
                Rows.of(
                        result.plan().map(SwitchPlan::dependants).orElse(List.of()),
                        MOST_ROWS,
                        it -> new BlueGreenView.Dependent(it.kind(), it.name(), it.needs())),
                Rows.of(result.journal(), MOST_ROWS, BlueGreenFacts::entry));
    }

    private List<String> warnings() {
        List<Message> all = new ArrayList<>(result.warnings());
        result.plan().ifPresent(plan -> plan.warnings().stream()
                .filter(warning -> !all.contains(warning))
                .forEach(all::add));
        return all.stream().limit(MOST_ROWS).map(language::say).toList();
    }

    private static List<CheckRun> worstFirst(List<CheckRun> checks) {
        return checks.stream()
                .sorted(Comparator.comparing((CheckRun run) -> run.report().outcome()).reversed())
                .toList();
    }

    private BlueGreenView.Check check(CheckRun run) {
        return new BlueGreenView.Check(
                Badge.of(run.report().outcome()),
                run.report().name(),
                BlueGreenWords.when(run.when()),
                run.schema(),
                allowance.take(language.say(run.report().message()), LONGEST_STATEMENT),
                Lengths.of(run.report().took()));
    }

    private BlueGreenView.ChangedObject object(ObjectChange change) {
        String word = BlueGreenWords.change(change.kind());
        return new BlueGreenView.ChangedObject(
                change.name(),
                switch (change.kind()) {
                    case LOST -> Badge.warning(word);
                    case ADDED -> new Badge("good", "+", word);
                    default -> Badge.quiet(word);
                },
                rows(change.rowsBefore()),
                rows(change.rowsAfter()),
                Counts.of(change.columns().size(), "column"),
                change.columns().size() > MOST_OPEN_COLUMNS,
                change.columns().stream()
                        .limit(MOST_COLUMNS)
                        .map(column -> new Fact(column.column(), BlueGreenWords.change(column, language)))
                        .toList());
    }

    private BlueGreenView.DriftedObject drifted(Drift.ObjectDrift drift) {
        String after = drift.rowsBefore() == drift.rowsAfter()
                ? rows(drift.rowsAfter()) + ", other content"
                : rows(drift.rowsAfter());
        return new BlueGreenView.DriftedObject(drift.name(), rows(drift.rowsBefore()), after);
    }

    private static String rows(long count) {
        return count < 0 ? "not there" : Counts.number(count);
    }

    private static String rows(OptionalLong count) {
        return count.isPresent() ? rows(count.getAsLong()) : "";
    }

    private BlueGreenView.Plan plan(SwitchPlan plan) {
        List<String> shown = new ArrayList<>();
        for (String statement : plan.statements()) {
            if (allowance.spent()) {
                break;
            }
            shown.add(allowance.take(statement, LONGEST_STATEMENT));
        }
        int missing = plan.statements().size() - shown.size();
        return new BlueGreenView.Plan(
                plan.hash(),
                Counts.of(plan.statements().size(), "statement"),
                shown,
                missing == 0 ? "" : Counts.of(missing, "statement") + " more, not shown");
    }

    private BlueGreenView.Right right(SwitchPlan.ObjectPrivilege kept) {
        Privilege privilege = kept.privilege();
        String right = privilege.right()
                + privilege.column().map(column -> " on column " + column).orElse("")
                + (privilege.grantable() ? ", may pass it on" : "");
        return new BlueGreenView.Right(
                kept.object(), privilege.everybody() ? "everybody" : privilege.grantee(), right);
    }

    private List<ChangeStep> steps(SectionHead head) {
        List<ChangeStep> steps = new ArrayList<>();
        checkStep("Test", CheckRun.When.BEFORE_SWITCH, head.id()).ifPresent(steps::add);
        steps.add(own(head, steps));
        checkStep("Verify", CheckRun.When.AFTER_SWITCH, head.id()).ifPresent(steps::add);
        result.switchBackTimings()
                .ifPresent(back -> steps.add(
                        new ChangeStep("Switch back", Badge.warning("done"), Lengths.of(back.inAll()), head.id())));
        return steps;
    }

    private ChangeStep own(SectionHead head, List<ChangeStep> before) {
        if (result.timings().isPresent()) {
            // The transaction went through: a later failure is the later step's.
            String took = Lengths.of(result.timings().get().inAll());
            return new ChangeStep(head.title(), Badge.of(Outcome.PASSED), took, head.id());
        }
        boolean stopped = before.stream().anyMatch(step -> step.badge().tone().equals("bad") || step.badge().tone().equals("broken"));
        return stopped
                ? new ChangeStep(head.title(), Badge.quiet("not done"), "", head.id())
                : new ChangeStep(head.title(), head.badge(), head.took(), head.id());
    }

    private Optional<ChangeStep> checkStep(String name, CheckRun.When when, String target) {
        List<CheckRun> runs =
                result.checks().stream().filter(run -> run.when() == when).toList();
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        Outcome worst = Outcome.worst(runs.stream().map(run -> run.report().outcome()).toList());
        Duration took = runs.stream().map(run -> run.report().took()).reduce(Duration.ZERO, Duration::plus);
        return Optional.of(new ChangeStep(name, Badge.of(worst), Lengths.of(took), target));
    }
}
