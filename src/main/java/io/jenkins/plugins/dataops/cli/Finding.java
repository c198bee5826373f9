package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.ResultDocument;
import java.util.function.Consumer;

/**
 * What a verb found out, before it is printed.
 *
 * @param kind the kind of document that holds it
 * @param outcome how it ended, which becomes the exit code
 * @param result the record that goes into the document
 * @param text writes it for people
 */
record Finding(ResultDocument.Kind kind, Outcome outcome, Object result, Consumer<Page> text) {}
