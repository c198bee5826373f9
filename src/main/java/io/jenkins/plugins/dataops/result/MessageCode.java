package io.jenkins.plugins.dataops.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of the messages that a room can say; rooms list theirs in enums. Each has in {@code messages.properties} a text of
 * its name and, as {@code NAME.explanation}, what it means and what to do, and in the tests an example.
 */
public interface MessageCode {
    /**
     * The constant.
     *
     * @return in upper case, as Java writes it
     */
    String name();

    /**
     * What a message of this code has to tell.
     *
     * @return names of arguments, in the order of {@link #of}
     */
    List<String> parameters();

    /**
     * What stands in a document.
     *
     * @return the name in kebab case
     */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A message of this code.
     *
     * @param values one for each parameter, as {@link Argument#of} takes them, or an optional of such
     * @return the message
     */
    default Message of(Object... values) {
        List<String> names = parameters();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(code() + " takes " + names);
        }
        Map<String, Argument> arguments = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            String name = names.get(i);
            Optional<?> value = values[i] instanceof Optional<?> optional ? optional : Optional.of(values[i]);
            value.ifPresent(given -> arguments.put(name, Argument.of(given)));
        }
        return new Message(code(), arguments);
    }
}
