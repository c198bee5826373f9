package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.Bounds;
import io.jenkins.plugins.dataops.request.Within;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Holds the values of options to the ranges of their declarations. */
final class Ranges {
    private Ranges() {}

    /** The range that an option declares. */
    static Optional<Within> of(OptionSpec option) {
        return option.userObject() instanceof AnnotatedElement declaration
                ? Optional.ofNullable(declaration.getAnnotation(Within.class))
                : Optional.empty();
    }

    /**
     * Looks at all options that were given.
     *
     * @throws ParameterException for the first value beyond its range
     */
    static void demand(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            of(option).ifPresent(range -> option.typedValues().forEach(typed -> {
                Object value = typed instanceof Optional<?> optional ? optional.orElseThrow() : typed;
                if (!Bounds.hold(range, value)) {
                    throw new ParameterException(
                            parsed.commandSpec().commandLine(),
                            option.longestName() + " must be " + (range.orZero() ? "nothing, or " : "") + "from "
                                    + range.least() + " to " + range.most() + ", not " + value,
                            option,
                            String.valueOf(value));
                }
            }));
        }
    }
}
