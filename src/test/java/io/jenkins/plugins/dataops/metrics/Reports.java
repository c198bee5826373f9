package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Reports on January 2026 in UTC, by days, as of the first instant of February. */
final class Reports {
    static final double HOUR = 3_600;
    static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final DeliveryRequest JANUARY = DeliveryRequest.of(
            Window.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), ZoneOffset.UTC, Bucket.DAY));

    private Reports() {}

    static DeliveryReport january(Event... events) {
        return of(JANUARY, events);
    }

    static DeliveryReport of(DeliveryRequest request, Event... events) {
        return of(request, Arrays.asList(events));
    }

    static DeliveryReport of(DeliveryRequest request, Collection<? extends Event> events) {
        return Delivery.report(events, request, CLOCK);
    }

    /** The notes of a report in English. */
    static List<String> notes(DeliveryReport report) {
        return report.notes().stream().map(Language.ENGLISH::say).toList();
    }

    /** A message in English. */
    static String said(Message message) {
        return Language.ENGLISH.say(message);
    }

    static DeploymentRow row(DeliveryReport report, String id) {
        return report.deployments().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
