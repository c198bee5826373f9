package io.jenkins.plugins.dataops.cli;

import java.util.Optional;
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
        return new String[] {
            tool(),
            "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            "Flyway " + VersionPrinter.getVersion(),
            "PostgreSQL driver " + org.postgresql.util.DriverInfo.DRIVER_VERSION,
            "SQLite driver " + org.sqlite.SQLiteJDBCLoader.getVersion(),
            "Jackson " + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION,
            "JGit " + implementation(Git.class).orElse("unknown"),
            "picocli " + CommandLine.VERSION
        };
    }

    private static Optional<String> implementation(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion());
    }
}
