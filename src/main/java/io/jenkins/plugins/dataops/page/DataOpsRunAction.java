package io.jenkins.plugins.dataops.page;

import hudson.model.Run;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.HtmlReport;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;

/**
 * Marks a build that did data work. It keeps one line a result; the results themselves are files beside the build,
 * read only when somebody looks.
 */
public final class DataOpsRunAction implements RunAction2 {
    /** A loop in a Pipeline must not make a page that nobody can open. */
    static final int MOST_SHOWN = 200;

    /** All of them together are in memory while the page is made. */
    private static final long MOST_BYTES = 2L * ResultDocument.MAX_BYTES;

    private static final int MOST_ON_FRONT_PAGE = 20;

    private final List<RecordedResult> results = new CopyOnWriteArrayList<>();
    private transient Run<?, ?> run;

    /**
     * The action of a build.
     *
     * @param run the build
     * @return its action, added when it had none
     */
    public static DataOpsRunAction of(Run<?, ?> run) {
        synchronized (run) {
            DataOpsRunAction action = run.getAction(DataOpsRunAction.class);
            if (action == null) {
                action = new DataOpsRunAction();
                action.run = run;
                run.addAction(action);
            }
            return action;
        }
    }

    /**
     * Keeps a result with the build. Parallel branches may call this at the same time.
     *
     * @param document what a worker found out
     * @throws IOException when it cannot be written
     */
    public void add(ResultDocument document) throws IOException {
        add(document, word(document.outcome()));
    }

    /**
     * Keeps what a worker had done when its step was aborted.
     *
     * @param document what it found out until then
     * @throws IOException when it cannot be written
     */
    public void addAborted(ResultDocument document) throws IOException {
        add(document, RecordedResult.ABORTED);
    }

    private void add(ResultDocument document, String outcome) throws IOException {
        synchronized (results) {
            String name = String.format(Locale.ROOT, "%03d-%s.json", results.size() + 1, word(document.kind()));
            File file = new File(folder(), name);
            Files.createDirectories(file.getParentFile().toPath());
            try (AtomicFileWriter writer = new AtomicFileWriter(file.toPath(), StandardCharsets.UTF_8)) {
                writer.write(document.toCompactJson());
                writer.commit();
            }
            results.add(new RecordedResult(name, outcome, Headline.of(document)));
        }
        run.save();
    }

    /**
     * One line a result, in the order in which the steps ran.
     *
     * @return the lines
     */
    public List<RecordedResult> getResults() {
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /**
     * The lines of the build's front page.
     *
     * @return the most important ones first: what did not pass, and of that and of the rest the newest
     */
    public List<RecordedResult> getHighlights() {
        return mostImportant(MOST_ON_FRONT_PAGE);
    }

    /**
     * How many lines the front page leaves out.
     *
     * @return their number
     */
    public int getFurther() {
        return Math.max(0, results.size() - MOST_ON_FRONT_PAGE);
    }

    /**
     * The report's body: HTML in which every value from a worker is escaped. A result whose file is gone or damaged is
     * told of in its place.
     */
    String report() {
        List<ResultDocument> documents = new ArrayList<>();
        Set<ResultDocument> aborted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RecordedResult result : shownInOrder()) {
            ResultDocument document = document(result);
            documents.add(document);
            if (result.isAborted()) {
                aborted.add(document);
            }
        }
        return HtmlReport.fragment(documents, aborted, Viewer.language());
    }

    /** In the order in which the steps ran, the most important ones if there are very many. */
    List<RecordedResult> shownInOrder() {
        Set<RecordedResult> shown = shown();
        return getResults().stream().filter(shown::contains).toList();
    }

    /** How many results the report leaves out. */
    int leftOut() {
        return getResults().size() - shown().size();
    }

    /** The most important ones, as many as a page can hold. */
    private Set<RecordedResult> shown() {
        Set<RecordedResult> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        long bytes = 0;
        for (RecordedResult result : mostImportant(MOST_SHOWN)) {
            bytes += new File(folder(), result.file()).length();
            if (bytes > MOST_BYTES && !shown.isEmpty()) {
                break;
            }
            shown.add(result);
        }
        return shown;
    }

    private List<RecordedResult> mostImportant(int limit) {
        List<RecordedResult> newestFirst = new ArrayList<>(getResults());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .sorted(Comparator.comparing(RecordedResult::isPassed))
                .limit(limit)
                .toList();
    }

    private ResultDocument document(RecordedResult result) {
        Path file = folder().toPath().resolve(result.file());
        try (InputStream input = Files.newInputStream(file)) {
            return ResultDocument.read(input);
        } catch (IOException | ToolException unreadable) {
            Problem problem = Problem.of(
                    Outcome.ERROR.exitCode(),
                    "the result " + result.file() + " of this build cannot be read any more (it said: "
                            + result.getHeadline() + ")");
            return ResultDocument.of(
                    ResultDocument.Kind.PROBLEM, "dataops", run.getTime().toInstant(), Outcome.ERROR, problem);
        }
    }

    private File folder() {
        return new File(run.getRootDir(), "dataops");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        this.run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        this.run = loaded;
    }

    /** The tab has the icon; this one only holds the data and the summary. */
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.DataOpsTab_displayName();
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
