package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationFailure;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.PlannedStatement;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The section of a migration result. */
final class MigrationSection {
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_TEXT = 2_000;

    private final MigrationResult result;
    private final Language language;
    private final Allowance allowance = new Allowance(Allowance.SECTION);

    private MigrationSection(MigrationResult result, Language language) {
        this.result = result;
        this.language = language;
    }

    static Section of(ResultDocument document, SectionPlace place) {
        MigrationResult result = document.as(MigrationResult.class);
        Language language = place.language();
        String took = language.duration(result.took());
        SectionHead head = SectionHead.of(document, MigrationWords.title(result.action()), took, place);
        Optional<String> next = MigrationWords.next(result, language);
        MigrationView view = new MigrationSection(result, language).view(head, place.main() ? Optional.empty() : next);
        return new Section(
                Templates.render("migration", view),
                List.of(new ChangeStep(head.title(), head.badge(), head.took(), head.id())),
                next);
    }

    private MigrationView view(SectionHead head, Optional<String> next) {
        return new MigrationView(
                head,
                next,
                result.failure().map(this::failure),
                result.notes().stream()
                        .map(language::say)
                        .filter(message -> !message.equals(MigrationWords.headline(result, language)))
                        .limit(MOST_ROWS)
                        .toList(),
                facts(),
                Rows.of(worthReadingFirst(), MOST_ROWS, this::entry),
                scripts());
    }

    /** In order, as they ran; a failed one first, because the rest is what went well. */
    private List<MigrationEntry> worthReadingFirst() {
        return result.migrations().stream()
                .sorted(Comparator.comparing(entry -> entry.state() != MigrationEntry.State.FAILED))
                .toList();
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Database", result.connection() + ", " + result.database()));
        facts.add(new Fact("Target", language.say(result.target().message())));
        result.currentVersion().ifPresent(version -> facts.add(new Fact("Schema version", version)));
        if (!result.planHash().isEmpty()) {
            facts.add(new Fact("Plan hash", result.planHash()));
        }
        return facts;
    }

    private MigrationView.Failure failure(MigrationFailure failure) {
        String sql = failure.statement();
        int begin = failure.position().filter(position -> position >= 0 && position < sql.length()).orElse(0);
        int end = failure.position().isPresent() ? endOfWord(sql, begin) : begin;
        String place = failure.script()
                + (failure.line() > 0 ? ", line " + failure.line() : "")
                + failure.column().map(column -> ", column " + column).orElse("");
        return new MigrationView.Failure(
                place,
                allowance.take(failure.message(), 10 * LONGEST_TEXT),
                allowance.take(sql.substring(0, begin), 10 * LONGEST_TEXT),
                sql.substring(begin, end),
                allowance.take(sql.substring(end), 10 * LONGEST_TEXT),
                language.say(failure.leftBehind()));
    }

    /** The database points at a character; people look for the word that begins there. */
    private static int endOfWord(String sql, int begin) {
        int end = begin;
        while (end < sql.length() && end - begin < 200 && Character.isUnicodeIdentifierPart(sql.codePointAt(end))) {
            end += Character.charCount(sql.codePointAt(end));
        }
        return end > begin || begin >= sql.length() ? end : begin + Character.charCount(sql.codePointAt(begin));
    }

    private MigrationView.Entry entry(MigrationEntry entry) {
        return new MigrationView.Entry(
                MigrationWords.badge(entry.state()),
                entry.version().orElse(entry.state() == MigrationEntry.State.CALLBACK ? "callback" : "repeatable"),
                allowance.take(entry.description(), LONGEST_TEXT),
                allowance.take(entry.script(), LONGEST_TEXT),
                entry.installedAt().map(Moment::of),
                entry.took().map(language::duration).orElse(""),
                entry.statementCount() == 0 ? "" : language.number(entry.statementCount()));
    }

    private List<MigrationView.Script> scripts() {
        List<MigrationView.Script> scripts = new ArrayList<>();
        for (MigrationEntry entry : result.migrations()) {
            if (!entry.statements().isEmpty() && !allowance.spent()) {
                scripts.add(script(entry));
            }
        }
        return scripts;
    }

    private MigrationView.Script script(MigrationEntry entry) {
        List<MigrationView.Statement> shown = new ArrayList<>();
        boolean together = entry.transactional().orElse(true);
        for (PlannedStatement statement : entry.statements()) {
            if (allowance.spent()) {
                break;
            }
            shown.add(new MigrationView.Statement(
                    String.valueOf(statement.line()),
                    allowance.take(statement.sql(), 2 * PlannedStatement.LONGEST),
                    together && !statement.transactional()));
        }
        int missing = Math.max(entry.statementCount(), entry.statements().size()) - shown.size();
        return new MigrationView.Script(
                entry.script(),
                Counts.of(entry.statementCount(), "statement"),
                entry.transactional().map(all -> all ? "in one transaction" : "not in a transaction").orElse(""),
                shown,
                missing == 0 ? "" : Counts.of(missing, "statement") + " more, not shown");
    }
}
