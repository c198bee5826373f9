package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.Request;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** The verbs and options as a document, made from the same declarations that parse them. */
final class CommandReference {
    private CommandReference() {}

    /** The tree of verbs without a process around it. */
    static CommandLine commandLine() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return DataOps.commandLine(new DataOps(
                new Surroundings(nowhere, nowhere, Path.of(""), Map.of(), false, question -> Optional.empty()),
                Request.NONE));
    }
}
