package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.files.ProjectFiles;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The parameters that the project file declares. One run need not use all of them, but something in the project has to:
 * a specification that the file names, or any file of SQL.
 */
public final class DeclaredParameters {
    private final Project project;
    private final ReachableFiles reachable;
    private final UsedParameters used;

    /**
     * Those of a project.
     *
     * @param project declares them
     * @param reachable which files may be read
     * @param used what the files of this run use
     */
    public DeclaredParameters(Project project, ReachableFiles reachable, UsedParameters used) {
        this.project = project;
        this.reachable = reachable.unheard();
        this.used = used;
    }

    /**
     * Refuses those of the tests that nothing uses.
     *
     * @param tests what the project file says of tests
     * @throws UsageException for each of them, with what may be meant
     */
    public void demandUsed(TestsSection tests) {
        demandUsed(tests.parameters().keySet(), "of 'tests' in the project file");
    }

    /**
     * Refuses those of a product that nothing uses.
     *
     * @param product what the project file says of it
     * @throws UsageException for each of them, with what may be meant
     */
    public void demandUsed(ProductSection product) {
        demandUsed(product.parameters().keySet(), "of the product in the project file");
    }

    private void demandUsed(Collection<String> declared, String where) {
        if (!declared.stream().allMatch(used::use)) {
            used.inPassing(ofTheProject()).demand(declared, where);
        }
    }

    private List<Path> ofTheProject() {
        ProjectFile file = project.file();
        List<String> patterns = new ArrayList<>(file.tests().specs());
        file.products().values().forEach(product -> {
            patterns.addAll(product.checks().before());
            patterns.addAll(product.checks().after());
        });
        patterns.add("**/*.sql");
        return ProjectFiles.inPassing(project.folder(), patterns, reachable);
    }
}
