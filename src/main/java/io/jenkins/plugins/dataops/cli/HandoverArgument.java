package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.Handover;
import java.nio.file.Path;

/** Finds {@code --request} among arguments that nobody has parsed yet. */
final class HandoverArgument {
    static final String NAME = "--request";

    private HandoverArgument() {}

    /** Reads and deletes the request file; {@link Handover#NONE} when none is named. */
    static Handover take(Path folder, String... arguments) {
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].equals(NAME) && i + 1 < arguments.length) {
                return Handover.take(folder.resolve(arguments[i + 1]));
            }
            if (arguments[i].startsWith(NAME + "=")) {
                return Handover.take(folder.resolve(arguments[i].substring(NAME.length() + 1)));
            }
        }
        return Handover.NONE;
    }
}
