package io.jenkins.plugins.dataops.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes values: from text by the kind of their column, and from what drivers give. */
public final class Values {
    private static final int UUID_LENGTH = 36;
    /** What PostgreSQL prints before an array that does not begin at 1, such as {@code [0:1]=}. */
    private static final Pattern BOUNDS = Pattern.compile("(?:\\[-?\\d+:-?\\d+])+=");

    private Values() {}

    /**
     * Reads text as a value of a column. NULL has no text: that is for the caller to know.
     *
     * @param kind what the column holds
     * @param text the text, taken exactly, spaces included
     * @return the value
     * @throws IllegalArgumentException when the text is no value of this kind; the message says what one looks like
     */
    public static Value parse(ValueKind kind, String text) {
        try {
            return switch (kind) {
                case BOOLEAN -> truth(text);
                case NUMBER, SINGLE, DOUBLE -> Numbers.parse(kind, text);
                case TEXT, OTHER -> new Value.Text(text);
                case DATE, TIME, TIME_WITH_ZONE, TIMESTAMP, INSTANT -> new Value.Time(TemporalText.parse(kind, text));
                case INTERVAL -> IntervalText.parse(text);
                case BINARY -> bytes(text);
                case UUID -> uuid(text);
                case JSON -> new Value.Text(CanonicalJson.of(text));
                case NESTED -> nested(text);
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(looks(kind), unreadable);
        }
    }

    private static String looks(ValueKind kind) {
        return switch (kind) {
            case DATE -> "a date is written as 2026-03-31";
            case TIME -> "a time is written as 13:05:00";
            case TIME_WITH_ZONE -> "a time with zone is written as 13:05:00+09:00";
            case TIMESTAMP -> "a timestamp without zone is written as 2026-03-31T13:05:00";
            case INSTANT -> "a timestamp with zone is written as 2026-03-31T13:05:00Z or with an offset as +09:00";
            default -> "a number is written as 1234.5";
        };
    }

    private static Value nested(String text) {
        Matcher bounds = BOUNDS.matcher(text);
        int end = bounds.lookingAt() ? bounds.end() : 0;
        return new Value.Text(text.substring(0, end) + CanonicalJson.of(text.substring(end)));
    }

    private static Value truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t" -> new Value.Truth(true);
            case "false", "f" -> new Value.Truth(false);
            default -> throw new IllegalArgumentException("a boolean is written as true or false");
        };
    }

    private static Value bytes(String text) {
        String digits = text.startsWith("\\x") || text.startsWith("0x") ? text.substring(2) : text;
        try {
            return Value.Bytes.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException odd) {
            throw new IllegalArgumentException("bytes are written in hexadecimal, as \\x00ff", odd);
        }
    }

    private static Value uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("a UUID has 36 characters");
        }
        return new Value.Text(UUID.fromString(text).toString());
    }

    /**
     * A date, time, timestamp or instant as a driver gives it.
     *
     * @param value {@code OffsetDateTime} becomes the instant it names, its offset is presentation
     * @return the value
     */
    public static Value temporal(Temporal value) {
        return new Value.Time(value instanceof OffsetDateTime zoned ? TemporalText.instant(zoned) : value);
    }

    /**
     * An instant as a count.
     *
     * @param microseconds since 1970-01-01T00:00:00Z; the largest number and its negative are the infinities
     * @return the value
     */
    public static Value instant(long microseconds) {
        if (Math.abs(microseconds) == Long.MAX_VALUE) {
            return new Value.Time(microseconds > 0 ? Instant.MAX : Instant.MIN);
        }
        return new Value.Time(Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS));
    }

    /**
     * A timestamp without zone as a count.
     *
     * @param microseconds since 1970-01-01T00:00:00; the largest number and its negative are the infinities
     * @return the value
     */
    public static Value timestamp(long microseconds) {
        if (Math.abs(microseconds) == Long.MAX_VALUE) {
            return new Value.Time(microseconds > 0 ? LocalDateTime.MAX : LocalDateTime.MIN);
        }
        return new Value.Time(LocalDateTime.ofInstant(Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS), ZoneOffset.UTC));
    }

    /**
     * Lifts a value of one kind to another that it can be compared with.
     *
     * @param value a value of a column of a comparable kind
     * @param kind the kind to compare in
     * @return a day becomes its midnight in a timestamp column; everything else stays as it is
     */
    public static Value lift(Value value, ValueKind kind) {
        return kind == ValueKind.TIMESTAMP && value instanceof Value.Time time && time.value() instanceof LocalDate day
                ? new Value.Time(TemporalText.atMidnight(day))
                : value;
    }
}
