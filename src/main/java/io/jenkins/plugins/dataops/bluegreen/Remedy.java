package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a person can do now: a message whose commands only those complete who propose it.
 *
 * @param code the message's
 * @param values what it says that of, in the order of the code's parameters; commands stand among them as they are
 */
record Remedy(MessageCode code, List<Object> values) {
    /** Something to do. */
    static Remedy of(MessageCode code, Object... values) {
        return new Remedy(code, List.of(values));
    }

    /** The message with its commands as they are typed; one that cannot be given is absent. */
    Message message(Function<NextCommand, Optional<String>> typed) {
        return code.of(values.stream()
                .map(value -> value instanceof NextCommand command ? typed.apply(command) : value)
                .toArray());
    }
}
