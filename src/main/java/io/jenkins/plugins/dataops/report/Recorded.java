package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was written down of a change: deployments with their commits, and with which tools it was made. */
final class Recorded {
    private static final int MOST_ROWS = 500;

    private final List<ResultDocument> documents;
    private final Language language;
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final Set<String> databases = new LinkedHashSet<>();

    private Recorded(List<ResultDocument> documents, Language language) {
        this.documents = documents;
        this.language = language;
        documents.forEach(this::read);
    }

    /** The section; it stands last and is there whenever something was done. */
    static String of(List<ResultDocument> documents, Language language) {
        boolean anyWork = documents.stream().anyMatch(document -> document.kind() != ResultDocument.Kind.DELIVERY);
        try {
            return anyWork ? Templates.render("recorded", new Recorded(documents, language).view(), language) : "";
        } catch (RuntimeException unreadable) {
            // Events with parts missing; the sections above show what there is.
            return "";
        }
    }

    private void read(ResultDocument document) {
        String database = document.result().path("database").asText("");
        if (!database.isEmpty()) {
            databases.add(Allowance.clip(database, 200));
        }
        if (document.kind() == ResultDocument.Kind.BLUE_GREEN) {
            try {
                document.as(BlueGreenResult.class).events().forEach(event -> events.putIfAbsent(event.id(), event));
            } catch (RuntimeException unreadable) {
                // Its own section says so already.
                return;
            }
        }
    }

    private View view() {
        return new View(
                facts(),
                Rows.of(List.copyOf(events.values()), MOST_ROWS, this::line, language),
                Rows.of(commits(), MOST_ROWS, commit -> commit, language));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Instant from = documents.stream().map(ResultDocument::startedAt).min(Instant::compareTo).orElseThrow();
        Instant to = documents.stream().map(ResultDocument::finishedAt).max(Instant::compareTo).orElseThrow();
        facts.add(new Fact(language.phrase("report.from"), language.instant(from)));
        facts.add(new Fact(language.phrase("report.to"), language.instant(to)));
        facts.add(new Fact(language.phrase("report.written-by"), String.join(", ", tools())));
        if (!databases.isEmpty()) {
            facts.add(new Fact(language.phrase("report.on"), String.join(", ", databases)));
        }
        return facts;
    }

    private Set<String> tools() {
        Set<String> tools = new LinkedHashSet<>();
        documents.forEach(document -> tools.add(Allowance.clip(document.tool(), 200)));
        return tools;
    }

    private String changes(Deployment made) {
        if (made.changesComplete()) {
            return "";
        }
        return language.phrase(made.knowsChanges() ? "report.changes-incomplete" : "report.changes-unknown");
    }

    private Line line(Event event) {
        String what = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (event instanceof Deployment made) {
            return new Line(
                    badge(made),
                    made.id(),
                    made.product() + ", " + made.environment(),
                    Moment.of(made.at(), language),
                    made.version().map(version -> version + ", ").orElse("")
                            + BlueGreenWords.shortRevision(made.revision()),
                    made.url().flatMap(SafeLink::of),
                    changes(made));
        }
        String detail = event instanceof Failure failure
                ? failure.reason()
                : event instanceof Recovery recovery ? language.phrase("report.ends", Map.of("failure", recovery.failure())) : "";
        return new Line(
                event instanceof Failure ? Badge.bad(what) : event instanceof Recovery ? Badge.good(what) : Badge.quiet(what),
                event.id(),
                event.product() + ", " + event.environment(),
                Moment.of(event.at(), language),
                "",
                Optional.empty(),
                detail);
    }

    private static Badge badge(Deployment made) {
        String kind = made.kind().name().toLowerCase(Locale.ROOT);
        return switch (made.outcome()) {
            case SUCCEEDED -> Badge.good(kind);
            case FAILED -> Badge.bad(kind + " failed");
            case PARTIAL -> Badge.bad(kind + " in part");
        };
    }

    private List<CommitLine> commits() {
        List<CommitLine> lines = new ArrayList<>();
        for (Event event : events.values()) {
            if (event instanceof Deployment made) {
                made.changes().forEach(commit -> lines.add(line(commit, made)));
            }
        }
        return lines;
    }

    private CommitLine line(Commit commit, Deployment made) {
        Duration age = Duration.between(commit.committedAt(), made.at());
        return new CommitLine(
                BlueGreenWords.shortRevision(commit.revision()),
                Allowance.clip(commit.summary().orElse(""), 500),
                Allowance.clip(commit.author().orElse(""), 200),
                age.isNegative() ? language.phrase("report.committed-later") : language.duration(age));
    }

    /** What the template shows. */
    private record View(List<Fact> facts, Rows<Line> events, Rows<CommitLine> commits) {}

    /** An event. */
    private record Line(
            Badge badge, String id, String where, Moment at, String revision, Optional<String> url, String detail) {}

    /** A commit with its age when it went live. */
    private record CommitLine(String revision, String summary, String author, String age) {}
}
