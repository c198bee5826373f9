package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the command inside this JVM.
 *
 * @param exitCode how it ended
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
public record CommandRun(int exitCode, String out, String err) {
    /** Runs it in a folder, without environment variables. */
    public static CommandRun in(Path folder, String... arguments) {
        return in(folder, Map.of(), arguments);
    }

    /** Runs it in a folder with environment variables. */
    public static CommandRun in(Path folder, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = DataOps.run(
                new CommandContext(
                        new PrintWriter(out), new PrintWriter(err), folder, environment, false,
                        question -> Optional.empty()),
                arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Holds the exit code, and that nobody is shown a stack trace. */
    public CommandRun exits(int expected) {
        assertThat(exitCode).as(out + err).isEqualTo(expected);
        assertThat(out + err).doesNotContain("\tat ").doesNotContain("Exception");
        return this;
    }

    /** Reads standard output as the one result document that it must be. */
    public ResultDocument document() {
        return ResultDocument.read(new ByteArrayInputStream(out.getBytes(StandardCharsets.UTF_8)));
    }
}
