package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A warehouse in a test, with one product that has a version in every row. */
record Warehouse(Database database, String live) {
    /** A process that is no more. */
    static final ProcessIdentity GONE = new ProcessIdentity(
            ProcessIdentity.current().machine(), 1, "1970-01-01T00:00:00Z", "gone");

    Warehouse(Database database) {
        this(database, "flights");
    }

    /** The usual request for this product: of one run, whose caller chose its secret. */
    BlueGreenRequest request() {
        return BlueGreenRequest.of(live, "production", live, "build/1")
                .withLease(LeaseTerms.of("build/1").under("the secret of build 1, 128 bits".replace(' ', '-')));
    }

    BlueGreen as(BlueGreenRequest request) {
        return new BlueGreen(database, request, Progress.SILENT);
    }

    /** A run of a process that will turn out to be dead. */
    BlueGreen asDying(BlueGreenRequest request) {
        return new BlueGreen(database, request, Progress.SILENT, GONE);
    }

    /** All that the journal tells a ledger that knows nothing yet. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        JournalMark known = JournalMark.beginning(live, "production", "");
        Optional<JournalSpan> told;
        do {
            BlueGreenResult page = as(request()).journal().after(known);
            events.addAll(page.events());
            told = page.told();
            known = told.map(JournalSpan::upTo).orElse(known);
        } while (told.filter(span -> !span.reachesEnd()).isPresent());
        return events;
    }

    void run(String... statements) {
        try (Connection connection = database.connect()) {
            for (String statement : statements) {
                Query.run(connection, statement);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> read(String query) {
        try (Connection connection = database.connect()) {
            return Query.list(connection, query, row -> row.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Builds two tables whose rows all say the version. */
    void build(String schema, int version) {
        String quoted = database.dialect().quote(schema);
        run(
                "CREATE TABLE " + quoted + ".daily (id integer, version integer)",
                "INSERT INTO " + quoted + ".daily VALUES (1, " + version + "), (2, " + version + ")",
                "CREATE TABLE " + quoted + ".monthly (id integer, version integer)",
                "INSERT INTO " + quoted + ".monthly VALUES (1, " + version + ")");
    }

    /** The whole of a good release. */
    BlueGreenResult release(BlueGreenRequest request, int version) {
        BlueGreen blueGreen = as(request);
        build(candidate(blueGreen.prepare()), version);
        BlueGreenResult result = blueGreen.switchOver(List.of(), List.of());
        if (result.outcome() != Outcome.PASSED) {
            throw new IllegalStateException(said(result.verdict()));
        }
        return result;
    }

    static String candidate(BlueGreenResult prepared) {
        if (prepared.outcome() != Outcome.PASSED) {
            throw new IllegalStateException(said(prepared.verdict()));
        }
        return prepared.environmentVariables().get("DATAOPS_CANDIDATE_SCHEMA");
    }

    /** The versions that readers see, each pair once. */
    List<String> versions() {
        String schema = database.dialect().quote(live);
        return read("SELECT DISTINCT d.version || '/' || m.version FROM " + schema + ".daily d, " + schema
                + ".monthly m");
    }

    /** Whether readers see anything at all. */
    boolean anythingLive() {
        try (Connection connection = database.connect()) {
            return !database.dialect().catalog().relations(connection, live).isEmpty();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A check that says what it is told to, having read the schema. */
    SwitchCheck check(String name, Outcome outcome) {
        return schema -> {
            read("SELECT count(*) FROM " + database.dialect().quote(new ObjectName(schema, "daily")));
            return new CheckReport(name, outcome, Message.text("it is " + outcome), Duration.ZERO);
        };
    }

    /** A check that refuses one version. */
    SwitchCheck notVersion(int bad) {
        return schema -> {
            boolean found = read("SELECT DISTINCT version FROM "
                            + database.dialect().quote(new ObjectName(schema, "daily")))
                    .contains(String.valueOf(bad));
            return new CheckReport("not " + bad, found ? Outcome.FAILED : Outcome.PASSED, Message.text("looked"), Duration.ZERO);
        };
    }
}
