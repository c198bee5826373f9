package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.UnsupportedKey;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One test: who it is, and exactly one kind of check.
 *
 * @param name unique within the file
 * @param description why it is there
 * @param severity what it means when it does not hold; {@code fail} unless given
 * @param mask columns with personal data, whose values are never shown
 * @param samples how many wrong rows to show, at most 1000; 20 unless given
 * @param timeout how long the test may take before it is cancelled; as long as it takes unless given
 * @param expect the data is as expected
 * @param unique no two rows are alike
 * @param notNull no NULL
 * @param acceptedValues one of some values
 * @param range between bounds
 * @param rowCount so many rows
 * @param foreignKey found elsewhere
 * @param freshness not too old
 * @param sql a query returns nothing
 */
@UnsupportedKey(
        key = "connection",
        instead = "all tests of a run look at one database; put the tests of another one into files of their own, and"
                + " name it with --connection")
public record TestSpec(
        String name,
        Optional<String> description,
        Optional<Severity> severity,
        List<String> mask,
        Optional<Integer> samples,
        Optional<Duration> timeout,
        Optional<Expect> expect,
        Optional<Unique> unique,
        @JsonProperty("not_null") Optional<NotNull> notNull,
        @JsonProperty("accepted_values") Optional<AcceptedValues> acceptedValues,
        Optional<Range> range,
        @JsonProperty("row_count") Optional<RowCount> rowCount,
        @JsonProperty("foreign_key") Optional<ForeignKey> foreignKey,
        Optional<Freshness> freshness,
        Optional<SqlCheck> sql) {
    private static final int SAMPLES = 20;
    private static final int MOST_SAMPLES = 1_000;

    /** Keeps an own copy of the columns to mask. */
    public TestSpec {
        mask = AbsentValues.list(mask, "mask");
    }

    /** Finds fault with a test without name, with no kind or with several, and a kind that cannot be meant. */
    void check(YamlPlace place) {
        if (name == null || name.isBlank()) {
            place.fault("every test needs a 'name'");
        }
        YamlPlace named = name == null ? place : place.named("test '" + name + "'");
        if (samples.orElse(0) < 0 || samples.orElse(0) > MOST_SAMPLES) {
            named.key("samples").fault("'samples' goes from 0 to " + MOST_SAMPLES);
        }
        if (timeout.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            named.key("timeout").fault("'timeout' must be a duration above nothing, such as PT5M");
        }
        checks().forEach(check -> {
            YamlPlace of = named.key(check.kind());
            if (of.sound()) {
                check.check(of);
                check.allow().ifPresent(allow -> allow.check(of.key("allow")));
            }
        });
        long kinds = checks().count();
        if (kinds != 1) {
            named.fault("has " + kinds + " kinds of check: give it exactly one of expect, unique, not_null, accepted_values, range, "
                    + "row_count, foreign_key, freshness, sql");
        }
    }

    private Stream<Check> checks() {
        return Stream.of(expect, unique, notNull, acceptedValues, range, rowCount, foreignKey, freshness, sql)
                .flatMap(Optional::stream);
    }

    /**
     * What it asks.
     *
     * @return the one check
     */
    public Check check() {
        return checks().findFirst().orElseThrow();
    }

    /**
     * How many wrong rows to show.
     *
     * @return from 0 to 1000
     */
    public int sampleLimit() {
        return samples.orElse(SAMPLES);
    }
}
