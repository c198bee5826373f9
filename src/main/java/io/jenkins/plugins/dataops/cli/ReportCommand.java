package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.StoppableCall;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.report.Chapter;
import io.jenkins.plugins.dataops.report.HtmlReport;
import io.jenkins.plugins.dataops.request.ChapterRequest;
import io.jenkins.plugins.dataops.request.ReportRequest;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Makes one report for people out of result documents. */
@Command(
        name = "report",
        description = "Makes one self-contained HTML file out of result files that other verbs wrote with --result."
                + " Ends with 0 whatever their outcomes are.",
        footer = {
            "",
            "Examples:",
            "  dataops report --html report.html plan.json tests.json switch.json",
            "  dataops report --html week.html --chapter Monday mo1.json mo2.json --chapter Tuesday tu.json"
        })
final class ReportCommand extends RequestVerb<ReportRequest> {
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final String TITLE = "DataOps report";

    /**
     * What was reported.
     *
     * @param html the report's file
     * @param documents how many results are in it
     * @param worst the weightiest of their outcomes
     */
    record Reported(String html, int documents, Outcome worst) {}

    ReportCommand() {
        super(ReportRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        List<Path> results = paths(request().results());
        List<ChapterRequest> chapters = request().chapters();
        String title = request().title().orElse(TITLE);
        if (results.isEmpty() == chapters.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "name the results either one after the other or in chapters");
        }
        Path file = session.toWrite(path(request().html().orElseThrow())).toAbsolutePath();
        Stream.concat(Stream.of(results), chapters.stream().map(chapter -> paths(chapter.results())))
                .map(files -> files.stream().map(session::resolve).toList())
                .forEach(session.outputs()::reading);
        List<ResultDocument> documents = new ArrayList<>(read(session, results));
        if (chapters.isEmpty()) {
            HtmlReport.write(file, title, documents, session().language());
        } else {
            List<Chapter> read = chapters.stream()
                    .map(chapter -> new Chapter(chapter.title(), read(session, paths(chapter.results()))))
                    .toList();
            HtmlReport.writeChapters(file, title, read, session().language());
            read.forEach(chapter -> documents.addAll(chapter.documents()));
        }
        Outcome worst = Outcome.worst(documents.stream().map(ResultDocument::outcome).toList());
        return new VerbResult(
                Kind.REPORT,
                Outcome.PASSED,
                new Reported(file.toString(), documents.size(), worst),
                page -> page.line("report: " + file.toUri()));
    }

    private static List<Path> paths(List<String> named) {
        return named.stream().map(Verb::path).toList();
    }

    private static List<ResultDocument> read(CommandSession session, List<Path> files) {
        return files.stream().map(file -> read(session.resolve(file))).toList();
    }

    private static ResultDocument read(Path file) {
        try {
            // A pipe's writer may never come.
            return new StoppableCall<>(() -> document(file), unwanted -> {}).make(LEFT_ALONE);
        } catch (StoppedException stop) {
            throw stop;
        } catch (ToolException malformed) {
            throw new UsageException(
                    file + ": " + malformed.getMessage() + "; name result files that --result wrote", malformed);
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception unreadable) {
            throw new UsageException(file + " cannot be read: name result files that --result wrote", unreadable);
        }
    }

    private static ResultDocument document(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return ResultDocument.read(input);
        }
    }
}
