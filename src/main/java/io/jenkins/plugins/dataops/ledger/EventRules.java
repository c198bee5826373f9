package io.jenkins.plugins.dataops.ledger;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Instant;

/** What every event must say before it is kept: a ledger that accepts anything can no longer be measured. */
final class EventRules {
    static final int LONGEST_NAME = 500;
    /** Ids are made of product, environment and more. */
    static final int LONGEST_ID = 2_000;
    static final int MOST_CHANGES = 100_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private EventRules() {}

    /**
     * Checks an event.
     *
     * @param event what is to be kept
     * @throws UsageException when a field is missing, too long or out of range; names event and field
     */
    static void check(Event event) {
        text(event, "id", event.id(), LONGEST_ID);
        name(event, "product", event.product());
        name(event, "environment", event.environment());
        instant(event, "at", event.at());
        if (event instanceof Deployment deployment) {
            deployment(deployment);
        } else if (event instanceof Failure failure) {
            text(failure, "deployment", failure.deployment(), LONGEST_ID);
        } else if (event instanceof Recovery recovery) {
            text(recovery, "failure", recovery.failure(), LONGEST_ID);
        } else if (event instanceof Change change) {
            name(change, "revision", change.revision());
        }
    }

    private static void deployment(Deployment deployment) {
        name(deployment, "revision", deployment.revision());
        if (deployment.changes().size() > MOST_CHANGES) {
            throw refused(deployment, "changes", "lists more than " + MOST_CHANGES + " commits");
        }
        for (Commit commit : deployment.changes()) {
            name(deployment, "changes.revision", commit.revision());
            instant(deployment, "changes.committedAt", commit.committedAt());
        }
    }

    private static void name(Event event, String field, String value) {
        text(event, field, value, LONGEST_NAME);
    }

    private static void text(Event event, String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw refused(event, field, "is missing");
        }
        if (value.length() > longest) {
            throw refused(event, field, "is longer than " + longest + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw refused(event, field, "holds a control character");
        }
    }

    private static void instant(Event event, String field, Instant value) {
        if (value == null) {
            throw refused(event, field, "is missing");
        }
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw refused(event, field, "lies outside the years 1 to 9999");
        }
    }

    private static UsageException refused(Event event, String field, String why) {
        String id = event.id() == null ? "without id" : "'" + shortened(event.id()) + "'";
        return new UsageException("event " + id + " is not accepted: its '" + field + "' " + why);
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "...";
    }
}
