package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.ledger.Ledger;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.flywaydb.core.internal.license.VersionPrinter;
import picocli.CommandLine;

/** The versions of everything that can change what the command does. */
final class Version implements CommandLine.IVersionProvider {
    /** What a build has for a version that is no release. */
    private static final String UNRELEASED = "999999-SNAPSHOT";

    /** The command's own version. */
    static String own() {
        return implementation(Version.class)
                .filter(version -> !version.startsWith(UNRELEASED))
                .orElse("development");
    }

    /** The name under which result documents say who wrote them. */
    static String tool() {
        return "dataops " + own();
    }

    @Override
    public String[] getVersion() {
        return Stream.of(
                        Stream.of(
                                tool(),
                                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                                "Flyway " + VersionPrinter.getVersion()),
                        Dialects.all().stream().flatMap(dialect -> dialect.driver().version().stream()),
                        Stream.of(
                                Ledger.storeVersion(),
                                "Jackson " + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION,
                                "JGit " + implementation(Git.class).orElse("unknown"),
                                "picocli " + CommandLine.VERSION))
                .flatMap(versions -> versions)
                .toArray(String[]::new);
    }

    private static Optional<String> implementation(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion());
    }
}
