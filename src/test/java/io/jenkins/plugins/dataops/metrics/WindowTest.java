package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.ledger.TestEvents.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Clock LATER = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    private static List<BucketRow> series(Window window, Deployment... deployments) {
        return Delivery.report(List.of(deployments), DeliveryRequest.of(window), LATER).series();
    }

    private static Window window(String first, String last, ZoneId zone, Bucket bucket) {
        return Window.days(LocalDate.parse(first), LocalDate.parse(last), zone, bucket);
    }

    @Test
    void daysOf23And25HoursAreDays() {
        List<BucketRow> spring = series(window("2026-03-28", "2026-03-30", BERLIN, Bucket.DAY));
        assertThat(spring).extracting(row -> Duration.between(row.from(), row.to()).toHours())
                .containsExactly(24L, 23L, 24L);
        List<BucketRow> autumn = series(window("2026-10-24", "2026-10-26", BERLIN, Bucket.DAY));
        assertThat(autumn).extracting(row -> Duration.between(row.from(), row.to()).toHours())
                .containsExactly(24L, 25L, 24L);
    }

    @Test
    void aWeekWithADayOf25HoursIsOneWeek() {
        BucketRow row = series(
                        window("2026-10-19", "2026-10-25", BERLIN, Bucket.WEEK),
                        release("old", "2026-01-01T00:00:00Z", "r0"),
                        release("a", "2026-10-20T00:00:00Z", "r1"))
                .get(0);
        assertThat(row.metrics().deploymentFrequency().value()).contains(1.0);
    }

    @Test
    void theZoneDecidesOnWhichDaySomethingHappened() {
        Deployment lateInTheEvening = release("a", "2026-01-01T23:30:00Z", "r");
        for (String zone : List.of("UTC", "Asia/Tokyo")) {
            assertThat(series(window("2026-01-01", "2026-01-02", ZoneId.of(zone), Bucket.DAY), lateInTheEvening))
                    .filteredOn(row -> row.metrics().deploymentFrequency().count() == 1)
                    .extracting(BucketRow::label)
                    .containsExactly(zone.equals("UTC") ? "2026-01-01" : "2026-01-02");
        }
    }

    @Test
    void weeksAreOfTheIsoCalendarOverTheYear() {
        assertThat(series(window("2026-12-25", "2027-01-12", BERLIN, Bucket.WEEK)))
                .extracting(BucketRow::label, BucketRow::partial)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-W52", true),
                        org.assertj.core.groups.Tuple.tuple("2026-W53", false),
                        org.assertj.core.groups.Tuple.tuple("2027-W01", false),
                        org.assertj.core.groups.Tuple.tuple("2027-W02", true));
        assertThat(Bucket.WEEK.label(LocalDate.parse("2024-12-30"))).isEqualTo("2025-W01");
    }

    @Test
    void monthsEndWhereTheyEnd() {
        assertThat(series(window("2024-01-31", "2024-03-01", BERLIN, Bucket.MONTH)))
                .extracting(BucketRow::label, BucketRow::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2024-01", Instant.parse("2024-01-31T23:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("2024-02", Instant.parse("2024-02-29T23:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("2024-03", Instant.parse("2024-03-01T23:00:00Z")));
    }

    @Test
    void aDayThatAZoneSkippedIsNoBucketAndAMissingMidnightStartsLater() {
        assertThat(series(window("2011-12-29", "2011-12-31", ZoneId.of("Pacific/Apia"), Bucket.DAY)))
                .extracting(BucketRow::label)
                .containsExactly("2011-12-29", "2011-12-31");
        BucketRow row = series(window("2018-11-04", "2018-11-04", ZoneId.of("America/Sao_Paulo"), Bucket.DAY))
                .get(0);
        assertThat(Duration.between(row.from(), row.to())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void bucketsMeetWithoutGapAndHoldEveryDeploymentOfTheWindowOnce() {
        Window window = window("2026-03-01", "2026-11-30", BERLIN, Bucket.WEEK);
        List<BucketRow> rows = series(
                window,
                release("a", window.from().toString(), "r1"),
                release("b", window.to().minusNanos(1).toString(), "r2"),
                release("c", window.to().toString(), "r3"),
                release("d", window.from().minusNanos(1).toString(), "r4"));
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).from()).isEqualTo(rows.get(i - 1).to());
        }
        assertThat(rows.stream().mapToLong(row -> row.metrics().deploymentFrequency().count()).sum())
                .isEqualTo(2);
    }

    @Test
    void theBucketOfTodayIsPartialAndTheFutureHasNoData() {
        Window window = window("2026-01-01", "2026-01-03", ZoneOffset.UTC, Bucket.DAY);
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T00:10:00Z"), ZoneOffset.UTC);
        List<BucketRow> rows = Delivery.report(
                        List.of(release("a", "2026-01-02T00:05:00Z", "r"), release("b", "2025-01-02T00:05:00Z", "r0")),
                        DeliveryRequest.of(window),
                        clock)
                .series();
        assertThat(rows).extracting(BucketRow::partial).containsExactly(false, true, false);
        // One on a day is seven a week, however early on the day.
        assertThat(rows).extracting(row -> row.metrics().deploymentFrequency().value().orElse(-1.0))
                .containsExactly(0.0, 7.0, -1.0);
    }

    @Test
    void theWindowBeforeIsAsLongOnTheCalendar() {
        assertThat(window("2026-03-15", "2026-04-13", BERLIN, Bucket.DAY).previous())
                .isEqualTo(window("2026-02-13", "2026-03-14", BERLIN, Bucket.DAY));
        Instant now = Instant.parse("2026-10-30T12:00:00Z");
        assertThat(Window.lastDays(7, BERLIN, Bucket.DAY, now))
                .isEqualTo(window("2026-10-24", "2026-10-30", BERLIN, Bucket.DAY));
        Window repeatedHour = new Window(
                Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:10:00Z"), BERLIN, Bucket.DAY);
        assertThat(repeatedHour.previous().to()).isEqualTo(repeatedHour.from());
    }

    @Test
    void whatIsNoWindowIsRefused() {
        assertThatThrownBy(() -> window("2026-01-02", "2026-01-01", BERLIN, Bucket.DAY))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> window("2000-01-01", "2026-01-01", BERLIN, Bucket.DAY))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("larger bucket");
        assertThatThrownBy(() -> Window.lastDays(0, BERLIN, Bucket.DAY, Instant.EPOCH))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Window(Instant.MIN, Instant.MAX, BERLIN, Bucket.MONTH))
                .isInstanceOf(UsageException.class);
    }
}
