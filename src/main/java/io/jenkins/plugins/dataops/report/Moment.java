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
    /** On a page that is English alone. */
    static Moment of(Instant instant) {
        return of(instant, Language.ENGLISH);
    }

    static Moment of(Instant instant, Language language) {
        return new Moment(instant.truncatedTo(ChronoUnit.SECONDS).toString(), language.instant(instant));
    }
}
