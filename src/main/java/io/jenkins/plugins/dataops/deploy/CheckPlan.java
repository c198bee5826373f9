package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.DeclaredParameters;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.project.UsedParameters;
import io.jenkins.plugins.dataops.request.ChecksRequest;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which specifications judge a release, and with which values: what was asked for over what the project file says. */
public final class CheckPlan {
    private static final String PARAMETER = DeclaredOption.named(ChecksRequest.class, "parameters").name();
    private static final List<String> OF_THE_DEPLOYMENT = List.of("schema", "live", "candidate");

    private final Project project;
    private final ProductSection section;
    private final ChecksRequest request;
    private final Function<List<String>, List<Path>> files;
    private final ReachableFiles reachable;
    private final List<Path> before;
    private final List<Path> after;

    /**
     * Finds the specifications.
     *
     * @param project whose files they are
     * @param section what the project file says of the product
     * @param request what was asked for
     * @param files finds files of the project by patterns
     * @param reachable which files may be read
     * @throws UsageException when a pattern matches no file
     */
    public CheckPlan(
            Project project,
            ProductSection section,
            ChecksRequest request,
            Function<List<String>, List<Path>> files,
            ReachableFiles reachable) {
        this.project = project;
        this.section = section;
        this.request = request;
        this.files = files;
        this.reachable = reachable;
        this.before = find(request.checksBefore(), section.checks().before());
        this.after = find(request.checksAfter(), section.checks().after());
    }

    private List<Path> find(List<String> asked, List<String> otherwise) {
        List<String> patterns = asked.isEmpty() ? otherwise : asked;
        return patterns.isEmpty() ? List.of() : files.apply(patterns);
    }

    /**
     * Reads all specifications at once: a malformed one must not show only after the switch, nor need a database;
     * neither must a value that no file uses.
     *
     * @param furtherFiles SQL files that get the same values
     * @throws UsageException for all that is at fault
     */
    public void demand(List<Path> furtherFiles) {
        List<Path> all = new ArrayList<>(before);
        all.addAll(after);
        SpecFile.readAll(all, reachable);
        UsedParameters used = new UsedParameters(reachable)
                .in(all)
                .in(furtherFiles)
                .and("schema", "live", "candidate", "now");
        List<String> decided =
                OF_THE_DEPLOYMENT.stream().filter(request.parameters()::containsKey).toList();
        if (!decided.isEmpty()) {
            throw new UsageException(PARAMETER + " " + String.join(", ", decided)
                    + ": the deployment itself gives 'schema', 'live' and 'candidate'; leave it out");
        }
        used.demand(request.parameters().keySet(), "of " + PARAMETER);
        DeclaredParameters declared = new DeclaredParameters(project, reachable, used);
        declared.demandUsed(project.file().tests());
        declared.demandUsed(section);
    }

    /**
     * The values that specifications and SQL get, without those that name schemas.
     *
     * @return by their names
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(project.file().tests().parameters());
        parameters.putAll(section.parameters());
        parameters.putAll(request.parameters());
        return parameters;
    }

    List<Path> before() {
        return before;
    }

    List<Path> after() {
        return after;
    }
}
