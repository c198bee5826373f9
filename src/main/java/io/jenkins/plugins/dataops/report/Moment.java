package io.jenkins.plugins.dataops.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time on the page: UTC as it stands, the reader's own zone where the script runs.
 *
 * @param datetime ISO 8601, UTC
 * @param text the same for people
 */
record Moment(String datetime, String text) {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Moment of(Instant instant) {
        Instant seconds = instant.truncatedTo(ChronoUnit.SECONDS);
        return new Moment(seconds.toString(), FORMAT.format(seconds));
    }
}
