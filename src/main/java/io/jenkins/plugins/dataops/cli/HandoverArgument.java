package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.Request;
import java.nio.file.Path;

/** Finds {@code --request} among arguments that nobody has parsed yet. */
final class HandoverArgument {
    static final String NAME = "--request";

    private HandoverArgument() {}

    /** Reads and deletes the request file; {@link Request#NONE} when none is named. */
    static Request take(Path folder, String... arguments) {
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].equals(NAME) && i + 1 < arguments.length) {
                return Request.take(folder.resolve(arguments[i + 1]));
            }
            if (arguments[i].startsWith(NAME + "=")) {
                return Request.take(folder.resolve(arguments[i].substring(NAME.length() + 1)));
            }
        }
        return Request.NONE;
    }
}
