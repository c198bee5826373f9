package io.jenkins.plugins.dataops.bluegreen;

import java.util.Optional;

/**
 * Which colour serves what, after the action.
 *
 * @param live the colour that readers see; empty when nothing is live
 * @param liveSchema the schema of views
 * @param liveColourSchema the schema that the views read; empty when nothing is live
 * @param previous the colour that {@code rollback} would go back to; empty when there is no way back
 * @param previousColourSchema its schema
 * @param candidate the colour that is being built; empty when no run is under way
 * @param candidateSchema its schema
 */
public record Colours(
        Optional<Colour> live,
        String liveSchema,
        Optional<String> liveColourSchema,
        Optional<Colour> previous,
        Optional<String> previousColourSchema,
        Optional<Colour> candidate,
        Optional<String> candidateSchema) {}
