package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;

/**
 * What of a candidate readers are to see.
 *
 * @param objects tables and views; empty for those of the project file, or all
 * @param readers roles that may read what is new; empty for those of the project file
 */
public record LiveRequest(
        @RequestOption(
                name = "--object",
                label = "NAME",
                help = "A table or view that belongs to it; may be repeated (default: the product's 'objects', or all"
                        + " that the candidate holds).")
        @Carried
        List<String> objects,
        @RequestOption(
                name = "--reader",
                label = "ROLE",
                help = "A role that may read each object that readers did not have before; may be repeated (default:"
                        + " the product's 'readers').")
        @Carried
        List<String> readers) {
    /** As the project file says. */
    static final LiveRequest DEFAULT = new LiveRequest(null, null);

    /** Fills what is left out. */
    public LiveRequest {
        objects = AbsentValues.list(objects, "objects");
        readers = AbsentValues.list(readers, "readers");
    }
}
