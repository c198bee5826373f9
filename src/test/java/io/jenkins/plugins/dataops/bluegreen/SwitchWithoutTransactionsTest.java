package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every strategy is held to, on an engine of the tests that has no transactions but one commit that carries
 * properties: all that knows no engine (lease, run, gates, journal) needs no more.
 */
class SwitchWithoutTransactionsTest {
    private static final String CHOSEN = "the-secret-of-build-1,-128-bits";

    private final Catalogue catalogue = new Catalogue();

    private static BlueGreenRequest request(String product) {
        return BlueGreenRequest.of(product, "production", product, "build/1")
                .withLease(LeaseTerms.of("build/1").under(CHOSEN));
    }

    private BlueGreen as(BlueGreenRequest request, ProcessIdentity process) {
        return new BlueGreen(
                terms -> new CatalogueStrategy(catalogue, terms), request, Progress.SILENT, process,
                LeaseKeeper.LONGEST_PAUSE);
    }

    private BlueGreen as(BlueGreenRequest request) {
        return as(request, ProcessIdentity.current());
    }

    private void build(BlueGreenResult prepared, int version) {
        String schema = Warehouse.candidate(prepared);
        catalogue.put(schema + ".daily", "v" + version);
        catalogue.put(schema + ".monthly", "v" + version);
    }

    private BlueGreenResult release(String product, int version) {
        BlueGreen run = as(request(product).withRelease(Release.of("v" + version)));
        build(run.prepare(), version);
        return run.switchOver(List.of(), List.of());
    }

    private String seen(String product) {
        return catalogue.read(product + ".daily") + "/" + catalogue.read(product + ".monthly");
    }

    private SwitchCheck notVersion(int bad) {
        return schema -> new CheckReport(
                "not " + bad,
                ("v" + bad).equals(catalogue.read(schema + ".daily")) ? Outcome.FAILED : Outcome.PASSED,
                Message.text("looked"),
                Duration.ZERO);
    }

    @Test
    void releasesRollsBackAndRetires() {
        assertThat(said(release("p", 1).verdict())).contains("2 objects in one commit");
        assertThat(release("p", 2).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(seen("p")).isEqualTo("v2/v2");
        assertThat(as(request("p")).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(seen("p")).isEqualTo("v1/v1");
        assertThat(as(request("p")).retire().outcome()).isEqualTo(Outcome.PASSED);
        BlueGreenResult status = as(request("p")).status();
        assertThat(status.lease()).isEmpty();
        assertThat(status.journal()).extracting(JournalEntry::action).containsExactly(
                JournalEntry.Action.ROLLBACK, JournalEntry.Action.RELEASE, JournalEntry.Action.RELEASE);
    }

    @Test
    void aBadReleaseIsTakenBackAndTheFirstOneWithdrawn() {
        BlueGreen first = as(request("p"));
        build(first.prepare(), 1);
        assertThat(said(first.switchOver(List.of(), List.of(notVersion(1))).verdict())).contains("withdrawn");
        assertThat(seen("p")).isEqualTo("null/null");
        release("p", 2);
        BlueGreen bad = as(request("p"));
        build(bad.prepare(), 3);
        assertThat(said(bad.switchOver(List.of(), List.of(notVersion(3))).verdict())).contains("switched back");
        assertThat(seen("p")).isEqualTo("v2/v2");
    }

    @Test
    void whatOthersCommitInBetweenIsNoMatter() {
        BlueGreen run = as(request("p"));
        BlueGreenResult prepared = run.prepare();
        release("other", 7);
        build(prepared, 1);
        assertThat(run.switchOver(List.of(schema -> {
                    release("other", 8);
                    return notVersion(0).check(schema);
                }), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(seen("p")).isEqualTo("v1/v1");
        assertThat(seen("other")).isEqualTo("v8/v8");
    }

    @Test
    void ofManyWhoPrepareAtOnceExactlyOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<BlueGreenResult>> runs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                BlueGreenRequest request = request("p").withLease(LeaseTerms.of("build/" + i / 2));
                runs.add(() -> as(request).prepare());
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<BlueGreenResult> run : threads.invokeAll(runs)) {
                outcomes.add(run.get().outcome());
            }
            assertThat(outcomes).filteredOn(Outcome.PASSED::equals).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.FAILED::equals).hasSize(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoeverLostTheProductSwitchesNothing() {
        release("p", 1);
        BlueGreen old = as(request("p"));
        build(old.prepare(), 2);
        LeaseTerms takes = new LeaseTerms("build/2", Duration.ofHours(1), false, true, Optional.empty());
        BlueGreen other = as(request("p").withLease(takes), Warehouse.GONE);
        build(other.prepare(), 3);
        BlueGreenResult late = old.switchOver(List.of(), List.of());
        assertThat(late.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(late.verdict())).contains("build/2");
        assertThat(seen("p")).isEqualTo("v1/v1");
    }

    /** The session of a run that was overtaken between its look and its commit writes nothing. */
    @Test
    void aCommitFromAnOlderStateIsRefused() throws Exception {
        release("p", 1);
        try (CatalogueSession slow = new CatalogueSession(catalogue, request("p"))) {
            ProductState seen = slow.state().orElseThrow();
            slow.save(seen);
            release("p", 2);
            assertThatThrownBy(slow::commit).hasMessageContaining("state key");
        }
        assertThat(seen("p")).isEqualTo("v2/v2");
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsCutAnywhereIsFinishedOrUndoneByTheNext(Catalogue.Way way) {
        for (boolean good : new boolean[] {true, false}) {
            int journey = 1;
            while (cutAndRepeat("p" + journey + good, journey, way, good)) {
                journey++;
            }
            assertThat(journey).isGreaterThan(12);
        }
    }

    /** Returns whether the cut was ever reached. */
    private boolean cutAndRepeat(String product, int journey, Catalogue.Way way, boolean good) {
        release(product, 1);
        String place = way + " at " + journey + ", good: " + good;
        List<SwitchCheck> after = List.of(notVersion(good ? -1 : 2));
        BlueGreen run = as(request(product).withRelease(Release.of("v2")), Warehouse.GONE);
        catalogue.cut(journey, way);
        try {
            build(run.prepare(after), 2);
            run.switchOver(List.of(), after);
        } catch (Catalogue.Death | ToolException cut) {
            assertThat(way == Catalogue.Way.DEATH || cut instanceof ToolException).as(place).isTrue();
        }
        boolean reached = catalogue.heal();
        assertThat(seen(product)).as(place).isIn("v1/v1", "v2/v2");
        BlueGreen again = as(request(product).withRelease(Release.of("v3")));
        build(again.prepare(after), 3);
        BlueGreenResult result = again.switchOver(List.of(), after);
        assertThat(result.outcome()).as(place + ": " + said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(seen(product)).as(place).isEqualTo("v3/v3");
        assertThat(result.lease()).as(place).isEmpty();
        assertThat(result.journal()).as(place).noneMatch(entry -> entry.state() == JournalEntry.State.SWITCHED);
        assertThat(result.journal()).as(place)
                .filteredOn(entry -> entry.action() == JournalEntry.Action.RELEASE && entry.revision().equals("v2"))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(entry -> (entry.state() == JournalEntry.State.VERIFIED) == good);
        return reached;
    }
}
