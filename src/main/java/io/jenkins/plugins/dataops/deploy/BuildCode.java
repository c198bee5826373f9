package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What became of a candidate's build. */
enum BuildCode implements MessageCode {
    /** The candidate could not be built. */
    BUILD_FAILED("product", "fault", "left"),
    /** A file of SQL. */
    BUILD_FILE_FAILED("file", "line"),
    /** A command. */
    BUILD_COMMAND_FAILED("command", "code"),
    /** This process is to end. */
    BUILD_INTERRUPTED(),
    /** What to do about it. */
    FIX_BUILD("command");

    private final List<String> parameters;

    BuildCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
