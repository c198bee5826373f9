package io.jenkins.plugins.dataops.cli;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
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
                if (!isWithin(range, value)) {
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

    private static boolean isWithin(Within range, Object value) {
        if (value instanceof Duration duration) {
            return isWithin(range, duration, Duration::parse) || range.orZero() && duration.isZero();
        }
        if (value instanceof Instant instant) {
            return isWithin(range, instant, Instant::parse);
        }
        return value instanceof LocalDate day
                ? isWithin(range, day.toEpochDay(), text -> LocalDate.parse(text).toEpochDay())
                : isWithin(range, ((Number) value).longValue(), Long::valueOf);
    }

    private static <T extends Comparable<T>> boolean isWithin(Within range, T value, Function<String, T> parse) {
        return value.compareTo(parse.apply(range.least())) >= 0 && value.compareTo(parse.apply(range.most())) <= 0;
    }
}
