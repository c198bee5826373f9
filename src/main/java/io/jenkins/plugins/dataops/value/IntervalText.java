package io.jenkins.plugins.dataops.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intervals as text: ISO 8601 ({@code P1Y2M3DT4H5M6.7S}), and what PostgreSQL and DuckDB print. */
final class IntervalText {
    private static final String WHOLE = "([-+]?\\d{1,9})";
    private static final Pattern ISO = Pattern.compile("P(?:" + WHOLE + "Y)?(?:" + WHOLE + "M)?(?:" + WHOLE
            + "W)?(?:" + WHOLE + "D)?(?:T(?:" + WHOLE + "H)?(?:" + WHOLE + "M)?(?:([-+]?\\d{1,12}(?:\\.\\d{1,9})?)S)?)?");
    private static final Pattern PRINTED = Pattern.compile("(?:" + WHOLE + " years?)? ?(?:" + WHOLE
            + " mon(?:th)?s?)? ?(?:" + WHOLE + " days?)? ?(?:([-+]?)(\\d{1,9}):(\\d\\d):(\\d\\d(?:\\.\\d{1,9})?))?");

    private IntervalText() {}

    static String format(Value.Interval interval) {
        StringBuilder text = new StringBuilder("P");
        append(text, interval.months() / 12, 'Y');
        append(text, interval.months() % 12, 'M');
        append(text, interval.days(), 'D');
        if (!interval.time().isZero()) {
            text.append(interval.time().toString().substring(1));
        }
        return text.length() == 1 ? "PT0S" : text.toString();
    }

    private static void append(StringBuilder text, long number, char unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    /**
     * Reads an interval.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Value.Interval parse(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches() && text.length() > 2 && !text.endsWith("T")) {
            Duration time = Duration.ofHours(whole(iso.group(5)))
                    .plusMinutes(whole(iso.group(6)))
                    .plus(seconds(iso.group(7)));
            return new Value.Interval(
                    12 * whole(iso.group(1)) + whole(iso.group(2)), 7 * whole(iso.group(3)) + whole(iso.group(4)), time);
        }
        Matcher printed = PRINTED.matcher(text);
        if (!text.isEmpty() && printed.matches()) {
            Duration time = Duration.ofHours(whole(printed.group(5)))
                    .plusMinutes(whole(printed.group(6)))
                    .plus(seconds(printed.group(7)));
            return new Value.Interval(
                    12 * whole(printed.group(1)) + whole(printed.group(2)),
                    whole(printed.group(3)),
                    "-".equals(printed.group(4)) ? time.negated() : time);
        }
        throw new IllegalArgumentException("an interval is written as P1Y2M3DT4H5M6S or '1 year 2 days 03:04:05'");
    }

    private static long whole(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Duration seconds(String digits) {
        if (digits == null) {
            return Duration.ZERO;
        }
        BigDecimal nanos = new BigDecimal(digits).movePointRight(9);
        return Duration.ofNanos(nanos.longValueExact());
    }
}
