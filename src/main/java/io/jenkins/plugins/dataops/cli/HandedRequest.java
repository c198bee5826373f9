package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.RequestDocument;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Does what a program asks for by a request, which has no words that could be parsed. */
final class HandedRequest {
    private final RequestDocument document;
    private final Optional<Path> result;

    /**
     * A request.
     *
     * @param document what is asked for
     * @param result where the result document is to be written
     */
    HandedRequest(RequestDocument document, Optional<Path> result) {
        this.document = document;
        this.result = result;
    }

    /** The words of the verb that does it. */
    String[] verb() {
        return document.verb().verb().toArray(String[]::new);
    }

    /** Runs the verb to its end; returns the exit code. */
    int execute(CommandLine root, ErrorHandler errors) {
        CommandLine line = root;
        for (String word : verb()) {
            line = line.getSubcommands().get(word);
        }
        RequestVerb<?> verb = line.getCommand();
        try {
            verb.take(document, result);
            return verb.call();
        } catch (Exception failure) {
            return errors.failed(failure, line);
        }
    }
}
