package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What the command itself says of a verb that has no result. */
enum CommandCode implements MessageCode {
    /** Several things are at fault. */
    SEVERAL_FAULTS("faults"),
    /** Nobody has foreseen it. */
    UNEXPECTED("failure");

    private final List<String> parameters;

    CommandCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
