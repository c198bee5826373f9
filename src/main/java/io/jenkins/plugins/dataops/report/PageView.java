package io.jenkins.plugins.dataops.report;

import java.util.List;
import java.util.Optional;

/**
 * The head of a report: the verdict, and the way of the change.
 *
 * @param chapter the title of the change where several stand on the page
 * @param heading the element of the headline
 * @param badge how it ended in all
 * @param headline what happened, in one sentence
 * @param next what a person can do now
 * @param steps the way of the change
 * @param way whether there is more than one step to show
 */
record PageView(
        Optional<String> chapter,
        String heading,
        Badge badge,
        String headline,
        Optional<String> next,
        List<ChangeStep> steps,
        boolean way) {}
