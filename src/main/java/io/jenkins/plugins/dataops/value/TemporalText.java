package io.jenkins.plugins.dataops.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as text: ISO 8601, and what PostgreSQL and DuckDB print. Zones of the machine play no part. */
final class TemporalText {
    private static final String MIDNIGHT_AT_THE_END = "24:00:00";
    /** A year of four digits or more, and where an engine says that it is before Christ. */
    private static final Pattern PRINTED_YEAR =
            Pattern.compile("([-+]?)(\\d{4,9})(-\\d\\d-\\d\\d)( \\(BC\\))?(.*?)( BC)?");
    /** A day alone, which stands for its midnight in a timestamp. */
    private static final Pattern DAY = Pattern.compile("[-+]?\\d{4,9}-\\d\\d-\\d\\d( \\(BC\\)| BC)?");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(TIME)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final String OFFSET = "[XXXXX][XXXX][XX][X]";
    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[' ']" + OFFSET)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ZONED_TIME =
            new DateTimeFormatterBuilder()
            .append(TIME)
            .appendPattern(OFFSET)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private TemporalText() {}

    /** Canonical text; fractions of a second only where there are any. */
    static String format(Temporal value) {
        if (value.equals(LocalDate.MAX) || value.equals(LocalDateTime.MAX) || value.equals(Instant.MAX)) {
            return "infinity";
        }
        if (value.equals(LocalDate.MIN) || value.equals(LocalDateTime.MIN) || value.equals(Instant.MIN)) {
            return "-infinity";
        }
        if (value instanceof LocalTime time) {
            return time.equals(LocalTime.MAX) ? MIDNIGHT_AT_THE_END : DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        if (value instanceof OffsetTime zoned && zoned.toLocalTime().equals(LocalTime.MAX)) {
            return MIDNIGHT_AT_THE_END + zoned.getOffset();
        }
        if (value instanceof LocalDateTime local) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        }
        return value.toString();
    }

    /**
     * Reads text of a temporal kind.
     *
     * @throws DateTimeException when it is none
     */
    static Temporal parse(ValueKind kind, String text) {
        boolean infinite = text.equals("infinity");
        if (infinite || text.equals("-infinity")) {
            return infinity(kind, infinite);
        }
        return switch (kind) {
            case DATE -> LocalDate.parse(iso(text));
            case TIMESTAMP -> DAY.matcher(text).matches()
                    ? LocalDate.parse(iso(text)).atStartOfDay()
                    : LocalDateTime.parse(iso(text), LOCAL);
            case INSTANT -> OffsetDateTime.parse(iso(text), ZONED).toInstant();
            case TIME -> text.equals(MIDNIGHT_AT_THE_END) ? LocalTime.MAX : LocalTime.parse(text, TIME);
            case TIME_WITH_ZONE -> withZone(text);
            default -> throw new IllegalArgumentException(kind + " is not a kind of time");
        };
    }

    /**
     * A day as engines print it in ISO 8601's words: of more than four digits a year has a sign there, and the year 1
     * before Christ is 0.
     */
    private static String iso(String text) {
        Matcher printed = PRINTED_YEAR.matcher(text);
        boolean matches = printed.matches();
        boolean beforeChrist = matches && (printed.group(4) != null || printed.group(6) != null);
        if (!matches || !beforeChrist && printed.group(2).length() == 4) {
            return text;
        }
        int year = Integer.parseInt(printed.group(1) + printed.group(2));
        if (beforeChrist && (year < 1 || !printed.group(1).isEmpty())) {
            return text;
        }
        int proleptic = beforeChrist ? 1 - year : year;
        return (proleptic > 9999 ? "+" : "") + (proleptic < 0 ? "-" : "")
                + String.format(Locale.ROOT, "%04d", Math.abs(proleptic)) + printed.group(3) + printed.group(5);
    }

    private static OffsetTime withZone(String text) {
        if (!text.startsWith(MIDNIGHT_AT_THE_END)) {
            return OffsetTime.parse(text, ZONED_TIME);
        }
        OffsetTime begin = OffsetTime.parse("00" + text.substring(2), ZONED_TIME);
        return begin.with(LocalTime.MAX);
    }

    private static Temporal infinity(ValueKind kind, boolean positive) {
        return switch (kind) {
            case DATE -> positive ? LocalDate.MAX : LocalDate.MIN;
            case TIMESTAMP -> positive ? LocalDateTime.MAX : LocalDateTime.MIN;
            case INSTANT -> positive ? Instant.MAX : Instant.MIN;
            default -> throw new DateTimeException("a time of day is never infinite");
        };
    }

    /** A day as the timestamp of its midnight. */
    static Temporal atMidnight(LocalDate day) {
        if (day.equals(LocalDate.MAX)) {
            return LocalDateTime.MAX;
        }
        return day.equals(LocalDate.MIN) ? LocalDateTime.MIN : day.atStartOfDay();
    }

    /** An instant that a driver gave with some offset. */
    static Instant instant(OffsetDateTime value) {
        if (value.equals(OffsetDateTime.MAX)) {
            return Instant.MAX;
        }
        return value.equals(OffsetDateTime.MIN) ? Instant.MIN : value.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
