package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import java.time.Duration;

/** Lengths of time in texts that are English alone. */
final class Lengths {
    private Lengths() {}

    /** A duration such as {@code 12 ms}, {@code 1.4 s}, {@code 2 min 5 s}, {@code 5 h 3 min} or {@code 3 d 4 h}. */
    static String of(Duration duration) {
        return Language.ENGLISH.duration(duration);
    }
}
