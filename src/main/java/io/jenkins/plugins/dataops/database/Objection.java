package io.jenkins.plugins.dataops.database;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that would make an action fail.
 *
 * @param problem what it is, with the names of the objects, without a full stop
 * @param remedy what a person can do about it, without a full stop
 */
public record Objection(String problem, String remedy) {
    /** The problem with its remedy. */
    @Override
    public String toString() {
        return problem + " (" + remedy + ")";
    }

    /**
     * Several problems in one sentence.
     *
     * @param objections the objections
     * @return the problems, joined
     */
    public static String problems(List<Objection> objections) {
        return objections.stream().map(Objection::problem).distinct().collect(Collectors.joining("; "));
    }

    /**
     * Their remedies in one sentence.
     *
     * @param objections the objections
     * @return the remedies, joined, each once
     */
    public static String remedies(List<Objection> objections) {
        return objections.stream().map(Objection::remedy).distinct().collect(Collectors.joining("; "));
    }
}
