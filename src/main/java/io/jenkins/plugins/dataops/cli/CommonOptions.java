package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.PasswordSource;
import io.jenkins.plugins.dataops.request.Carried;
import io.jenkins.plugins.dataops.request.Within;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every verb has. */
final class CommonOptions {
    /** How the result is printed. */
    enum Format {
        /** For people. */
        TEXT,
        /** The result document. */
        JSON
    }

    /** The project file, where one is named. */
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How the result is printed: text or json (default: text).")
    Format format = Format.TEXT;

    @Option(
            names = "--result",
            paramLabel = "FILE",
            description = "Also write the result document (JSON) to this file.")
    Optional<Path> result = Optional.empty();

    @Option(
            names = "--heartbeat",
            paramLabel = "DURATION",
            description = "How often long work says on standard error what it does and since when, ISO 8601 (default:"
                    + " PT30S; PT0S for never).")
    @Within(least = "PT0.1S", most = "P1D", orZero = true)
    Duration heartbeat = Duration.ofSeconds(30);

    @Option(
            names = {"-v", "--verbose"},
            description = "Show stack traces of failures.")
    boolean verbose;

    @Option(names = "--no-color", description = "No colours, as does the environment variable NO_COLOR.")
    boolean withoutColour;

    @Option(names = HandoverArgument.NAME, hidden = true, paramLabel = "FILE", description = "Private hand-over file.")
    Optional<Path> request = Optional.empty();

    /** Options of the verbs that open a database. */
    static final class Target {
        /** Which database, where one is named. */
        Optional<String> connection = Optional.empty();

        /** How long one statement may take, where that is limited. */
        Optional<Duration> statementTimeout = Optional.empty();

        @Carried(everywhere = true)
        @Option(names = "--user", paramLabel = "NAME", description = "Who logs in to the database.")
        Optional<String> user = Optional.empty();

        @Carried(everywhere = true)
        @Option(
                names = "--password-from",
                paramLabel = "SOURCE",
                description = "Where the password is: env:NAME, file:PATH or prompt. Never the password itself.")
        Optional<PasswordSource> password = Optional.empty();

        @Carried(everywhere = true)
        @Option(
                names = "--drivers",
                paramLabel = "FOLDER",
                description = "A further folder with JDBC driver jars; may be repeated.")
        List<Path> drivers = new ArrayList<>();
    }
}
