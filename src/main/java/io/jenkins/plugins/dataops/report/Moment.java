package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A point in time on the page: UTC as it stands, the reader's own zone where the script runs.
 *
 * @param datetime ISO 8601, UTC
 * @param text the same for people
 */
record Moment(String datetime, String text) {
    static Moment of(Instant instant) {
        return new Moment(instant.truncatedTo(ChronoUnit.SECONDS).toString(), Language.ENGLISH.instant(instant));
    }
}
