package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.result.Message;
import java.util.List;

/**
 * Something that stands in the way.
 *
 * @param problem what it is
 * @param remedy what a person can do about it
 */
record Obstacle(Message problem, Message remedy) {
    /** What the engine's catalog says. */
    static List<Obstacle> of(List<Objection> objections) {
        return objections.stream()
                .map(one -> new Obstacle(Message.text(one.problem()), Message.text(one.remedy())))
                .toList();
    }
}
