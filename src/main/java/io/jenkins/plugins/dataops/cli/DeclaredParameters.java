package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.project.ProjectFile;
import io.jenkins.plugins.dataops.project.TestsSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The parameters that the project file declares. One run need not use all of them, but something in the project has to:
 * a specification that the file names, or any file of SQL.
 */
final class DeclaredParameters {
    private final CommandSession session;
    private final UsedParameters used;

    DeclaredParameters(CommandSession session, UsedParameters used) {
        this.session = session;
        this.used = used;
    }

    /** Refuses those of the tests that nothing uses. */
    void demandUsed(TestsSection tests) {
        demandUsed(tests.parameters().keySet(), "of 'tests' in the project file");
    }

    /** Refuses those of a product that nothing uses. */
    void demandUsed(ProductSection product) {
        demandUsed(product.parameters().keySet(), "of the product in the project file");
    }

    private void demandUsed(Collection<String> declared, String where) {
        if (!declared.stream().allMatch(used::use)) {
            used.inPassing(ofTheProject()).demand(declared, where);
        }
    }

    private List<Path> ofTheProject() {
        ProjectFile file = session.project().file();
        List<String> patterns = new ArrayList<>(file.tests().specs());
        file.products().values().forEach(product -> {
            patterns.addAll(product.checks().before());
            patterns.addAll(product.checks().after());
        });
        patterns.add("**/*.sql");
        return patterns.stream().flatMap(pattern -> matching(pattern).stream()).toList();
    }

    private List<Path> matching(String pattern) {
        try {
            return session.files(List.of(pattern));
        } catch (UsageException nothing) {
            // What is not run now may be missing now.
            return List.of();
        }
    }
}
