package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal of very many switches: what is long ago is told to who asks for it, and costs nobody else anything. */
class LongJournalTest {
    /** Of what is told by itself far more than any answer could hold, and for whoever asks three pages. */
    private static final int MANY = 9_000;

    private static final int LONGEST_ANSWER = 40_000;

    @TempDir
    Path folder;

    /** A product with one release, and so many switches before it. */
    private static Warehouse after(Warehouse warehouse, int switches, String action, String release) {
        warehouse.release(warehouse.request().withRelease(Release.of("first")), 1);
        String moved = " + " + switches;
        warehouse.run(
                "UPDATE dataops.switch_journal SET entry = entry" + moved,
                "UPDATE dataops.switch_state SET last_entry = last_entry" + moved + ", live_entry = live_entry" + moved,
                "INSERT INTO dataops.switch_journal (live_schema, entry, deployment, action, state, from_colour, to_colour,"
                        + " revision, owner, switched_at, undoes, token, plan_hash, release, content, after_checks,"
                        + " settled_at) SELECT 'flights', n, 'flights/production/old-' || n, " + action
                        + ", 'verified', 'blue', 'green', 'r' || n, 'alice', '2026-01-01T00:00:00Z', n - 1, 0, 'hash', "
                        + release + ", '{\"objects\":[],\"lost\":{}}', 0, '2026-01-01T00:00:00Z'"
                        + " FROM generate_series(1, " + switches + ") AS numbers (n)");
        return warehouse;
    }

    private static String release(String changes) {
        return "'{\"revision\":\"r\",\"changes\":[" + changes + "],\"changesComplete\":true,\"unplanned\":false}'";
    }

    private static int length(BlueGreenResult result) throws Exception {
        return Json.mapper().writeValueAsString(result).length();
    }

    @Test
    void whatIsLongAgoIsNotReadByAnyAction() throws Exception {
        int readable = MANY - BlueGreen.SHOWN;
        // A row of this kind cannot be read at all.
        Warehouse warehouse = after(
                new Warehouse(Engine.POSTGRESQL.open(folder)),
                MANY,
                "CASE WHEN n > " + readable + " THEN 'release' ELSE 'unheard-of' END",
                "CASE WHEN n > " + readable + " THEN " + release("") + " ELSE 'no JSON' END");
        BlueGreenRequest request = warehouse.request().withRelease(Release.of("second"));
        List<SwitchCheck> checks = List.of(warehouse.check("good", Outcome.PASSED));
        BlueGreenResult status = warehouse.as(request).status();
        BlueGreenResult prepared = warehouse.as(request).prepare(checks);
        warehouse.build(Warehouse.candidate(prepared), 2);
        BlueGreenResult switched = warehouse.as(request).switchOver(List.of(), checks);
        BlueGreenResult again = warehouse.as(request).switchOver(List.of(), checks);
        BlueGreenResult late = warehouse.as(request).abandon();
        BlueGreenResult back = warehouse.as(request).rollback();

        for (BlueGreenResult result : List.of(status, prepared, switched, again, back)) {
            assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        }
        assertThat(said(late.verdict())).startsWith("Too late to give the run up");
        for (BlueGreenResult result : List.of(status, prepared, switched, again, late, back)) {
            assertThat(result.journal()).as(result.action()).hasSize(BlueGreen.SHOWN);
            assertThat(length(result)).as(result.action()).isLessThan(LONGEST_ANSWER);
        }
        assertThat(status.switches()).hasValue(MANY + 1);
        assertThat(warehouse.as(request).status(3).journal()).extracting(JournalEntry::number)
                .containsExactly(MANY + 3L, MANY + 2L, MANY + 1L);
        assertThat(status.events()).isEmpty();
        assertThat(switched.events()).singleElement().isInstanceOfSatisfying(Deployment.class, deployment ->
                assertThat(deployment.revision()).isEqualTo("second"));
        assertThat(again.events()).isEqualTo(switched.events());
        assertThat(back.events()).hasSize(4);

        // One after the other they tell all, so that a ledger which has come so far need not ask.
        assertThat(switched.told().orElseThrow().continues(status.told().orElseThrow().end())).isTrue();
        assertThat(back.told().orElseThrow().continues(switched.told().orElseThrow().end())).isTrue();
        BlueGreenResult nothing = warehouse.as(request).journal().after(back.told().orElseThrow().end());
        assertThat(nothing.events()).isEmpty();
        assertThat(nothing.told().orElseThrow().reachesEnd()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLedgerThatKnowsNothingIsToldAllInPages(Engine engine) throws Exception {
        String commits = "{\"revision\":\"c\",\"committedAt\":\"2026-01-01T00:00:00Z\"},".repeat(2_000);
        // Each other switch is taken back by the next one, some across the end of a page; and some carry much.
        Warehouse warehouse = after(
                new Warehouse(engine.open(folder)),
                MANY,
                "CASE WHEN n % 2 = 0 THEN 'rollback' ELSE 'release' END",
                "CASE WHEN n % 101 = 0 THEN " + release(commits.substring(0, commits.length() - 1)) + " ELSE "
                        + release("") + " END");
        Journal journal = warehouse.as(warehouse.request()).journal();
        JournalMark known = journal.end().orElseThrow().end().rewound();
        List<Event> told = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        JournalSpan span;
        do {
            BlueGreenResult page = journal.after(known);
            assertThat(length(page)).isLessThan(8_000_000);
            span = page.told().orElseThrow();
            assertThat(span.continues(known)).isTrue();
            told.addAll(page.events());
            known = span.upTo();
            ends.add(known.entry());
        } while (!span.reachesEnd());

        assertThat(ends).hasSize(3).last().isEqualTo(MANY + 1L);
        assertThat(told).hasSize(MANY / 2 + MANY / 2 * 3 + 1);
        assertThat(new HashSet<>(told.stream().map(Event::id).toList())).hasSize(told.size());
        assertThat(told).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(known).isEqualTo(journal.end().orElseThrow().end());
        assertThat(journal.idsAfter(known.rewound(), MANY * 2).orElseThrow().ids())
                .isEqualTo(told.stream().map(Event::id).collect(Collectors.toSet()));
        for (JournalMark unknown : List.of(
                known.movedTo(2, Instant.parse("2026-01-01T00:00:01Z")), known.movedTo(MANY * 3, known.at()))) {
            ToldIds again = journal.idsAfter(unknown, 1).orElseThrow();
            assertThat(again.ids()).containsExactly(told.get(0).id());
            assertThat(again.span().continues(unknown)).isTrue();
            assertThat(again.span().continues(known.rewound())).isTrue();
            assertThat(again.span().continues(known)).isFalse();
        }
        assertThat(journal.after(known).events()).isEmpty();
    }

    @Test
    void aSwitchThatNobodyHasJudgedIsToldOnceItIs() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        BlueGreenRequest request = warehouse.request();
        warehouse.release(request, 1);
        BlueGreen dying = warehouse.asDying(request);
        warehouse.build(Warehouse.candidate(dying.prepare()), 2);
        dying.switchOver(List.of(), List.of(warehouse.check("good", Outcome.PASSED)));
        warehouse.run("UPDATE dataops.switch_journal SET state = 'switched', settled_at = NULL WHERE entry = 2");

        BlueGreenResult status = warehouse.as(request).status();
        JournalMark end = status.told().orElseThrow().end();
        assertThat(end.entry()).isEqualTo(1);
        assertThat(warehouse.events()).hasSize(1);
        BlueGreenResult prepared = warehouse.as(request).prepare(List.of(warehouse.notVersion(2)));
        // It found the release bad and went back: two entries are settled now, and both are told.
        assertThat(prepared.events()).hasSize(4);
        assertThat(prepared.told().orElseThrow().continues(end)).isTrue();
        assertThat(prepared.told().orElseThrow().upTo().entry()).isEqualTo(3);
        assertThat(warehouse.as(request).journal().after(end).events()).isEqualTo(prepared.events());
    }

    @Test
    void productsOfOneWarehouseAreToldApart() {
        Warehouse flights = new Warehouse(Engine.POSTGRESQL.open(folder));
        Warehouse trains = new Warehouse(flights.database(), "trains");
        flights.release(flights.request(), 1);
        trains.release(trains.request(), 1);
        assertThat(flights.events()).singleElement().matches(event -> event.product().equals("flights"));
        assertThat(trains.events()).singleElement().matches(event -> event.product().equals("trains"));
        JournalMark ofFlights = flights.as(flights.request()).journal().end().orElseThrow().end();
        JournalMark ofTrains = trains.as(trains.request()).journal().end().orElseThrow().end();
        assertThat(ofFlights.identity()).isNotEqualTo(ofTrains.identity());
    }
}
