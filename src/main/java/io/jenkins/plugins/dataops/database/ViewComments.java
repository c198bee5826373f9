package io.jenkins.plugins.dataops.database;

import java.util.ArrayList;
import java.util.List;

/** The comments of a view and its columns, where an engine says them by {@code COMMENT ON}. */
public final class ViewComments {
    private ViewComments() {}

    /**
     * Says them.
     *
     * @param dialect how names and texts are written
     * @param view the view
     * @param source what it reads, whose columns it has
     * @param state what is to be said, by column; under the empty name of the view itself
     * @return one statement for each comment, the view's first
     */
    public static List<String> said(Dialect dialect, ObjectName view, Relation source, ViewState state) {
        List<String> statements = new ArrayList<>();
        String ofView = state.comments().get("");
        if (ofView != null) {
            statements.add("COMMENT ON VIEW " + dialect.quote(view) + " IS " + dialect.literal(ofView));
        }
        source.columns().stream()
                .filter(column -> state.comments().containsKey(column.name()))
                .forEach(column -> statements.add("COMMENT ON COLUMN " + dialect.quote(view) + "."
                        + dialect.quote(column.name()) + " IS " + dialect.literal(state.comments().get(column.name()))));
        return statements;
    }
}
