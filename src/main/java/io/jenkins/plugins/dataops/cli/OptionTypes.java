package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.PasswordSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/** Reads the values of options, and says in words for people what was expected. */
final class OptionTypes {
    private OptionTypes() {}

    static void register(CommandLine line) {
        line.registerConverter(PasswordSource.class, OptionTypes::passwordSource);
        line.registerConverter(
                Instant.class,
                text -> time(text, value -> OffsetDateTime.parse(value).toInstant(), "an instant such as"
                        + " 2026-03-29T01:30:00Z"));
        line.registerConverter(
                LocalDate.class, text -> time(text, LocalDate::parse, "a day such as 2026-03-29"));
        line.registerConverter(
                Duration.class, text -> time(text, Duration::parse, "an ISO 8601 duration such as PT30M or P2D"));
        line.registerConverter(Integer.class, text -> number(text, Integer::valueOf));
        line.registerConverter(int.class, text -> number(text, Integer::valueOf));
        line.registerConverter(Long.class, text -> number(text, Long::valueOf));
        line.registerConverter(long.class, text -> number(text, Long::valueOf));
        line.registerConverter(
                ZoneId.class, text -> time(text, ZoneId::of, "a time zone such as Europe/Berlin or UTC"));
    }

    private static <T> T number(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException misfit) {
            throw new TypeConversionException("'" + text + "' is no whole number that can be meant");
        }
    }

    private static PasswordSource passwordSource(String text) {
        try {
            return PasswordSource.parse(text);
        } catch (IllegalArgumentException misfit) {
            // With any other exception the text would be printed, which may be a password.
            throw new TypeConversionException(misfit.getMessage());
        }
    }

    private static <T> T time(String text, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text);
        } catch (DateTimeException misfit) {
            throw new TypeConversionException("'" + text + "' is not " + expected);
        }
    }
}
