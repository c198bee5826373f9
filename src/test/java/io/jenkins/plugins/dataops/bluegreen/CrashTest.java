package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts a run at every statement that changes anything, then runs it again. Whatever happened: readers see one version
 * or the other and never both, the second run ends as an undisturbed one would, and the ledger is told of each
 * deployment once.
 */
class CrashTest {
    /** How many statements of each scenario the usual run cuts. */
    private static final int SAMPLE = 5;

    @TempDir
    Path folder;

    /**
     * What is cut.
     *
     * @param way how
     * @param whole whether preparing is cut, too, and not only what comes after the build
     * @param second whether something is live before
     * @param good whether the checks after the switch say yes
     */
    private record Scenario(Cuts.Way way, boolean whole, boolean second, boolean good) {}

    @ParameterizedTest
    @EnumSource
    void wholeRunDiesAnywhere(Engine engine) throws Exception {
        everyCut(engine, new Scenario(Cuts.Way.DEATH, true, true, true));
    }

    @ParameterizedTest
    @EnumSource
    void veryFirstRunDiesAnywhere(Engine engine) throws Exception {
        for (int n : Sample.of("first statements of " + engine, IntStream.rangeClosed(1, 10).boxed().toList(), 3)) {
            Database database = engine.open(folder);
            try (Connection open = database.connect()) {
                assertThat(open.isValid(1)).isTrue();
                Scenario scenario = new Scenario(Cuts.Way.DEATH, true, false, true);
                oneCut(new Warehouse(database, "p"), Cuts.at(n, Cuts.Way.DEATH), scenario, 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void switchBackDiesAnywhere(Engine engine) throws Exception {
        everyCut(engine, new Scenario(Cuts.Way.DEATH, false, true, false));
    }

    @Test
    void withdrawalDiesAnywhere() throws Exception {
        everyCut(Engine.POSTGRESQL, new Scenario(Cuts.Way.DEATH, false, false, false));
    }

    @Test
    void lineIsLostBeforeAnyStatement() throws Exception {
        everyCut(Engine.POSTGRESQL, new Scenario(Cuts.Way.LOST_BEFORE, true, true, true));
    }

    @Test
    void answerToAnyStatementIsLost() throws Exception {
        everyCut(Engine.POSTGRESQL, new Scenario(Cuts.Way.LOST_AFTER, true, true, false));
    }

    /** The first run is cut nowhere: it tells how many statements there are. */
    private void everyCut(Engine engine, Scenario scenario) throws Exception {
        Database database = engine.open(folder);
        // Held open, so that an embedded engine need not load its file again for each connection.
        try (Connection open = database.connect()) {
            assertThat(open.isValid(1)).isTrue();
            Cuts never = Cuts.at(Integer.MAX_VALUE, scenario.way());
            release(database, never, scenario, 1);
            List<Integer> statements = IntStream.rangeClosed(1, never.seen().size()).boxed().toList();
            assertThat(statements).as("statements of a run").hasSizeGreaterThan(12);
            int release = 2;
            for (int n : Sample.of("statements of " + engine + ", " + scenario, statements, SAMPLE)) {
                Cuts cut = Cuts.at(n, scenario.way());
                release(database, cut, scenario, release++);
            }
        }
    }

    /** Where something is to be live before, all releases are of one product; otherwise each is the first of its own. */
    private static void release(Database database, Cuts cut, Scenario scenario, int number) throws Exception {
        Warehouse warehouse = new Warehouse(database, scenario.second() ? "p" : "p" + number);
        if (number == 1 && scenario.second()) {
            warehouse.release(warehouse.request(), 1);
        }
        oneCut(warehouse, cut, scenario, scenario.second() ? 2 * number - 1 : 0);
    }

    /** Cuts the run that releases the next version, and lets the run after it release the one after it. */
    private static void oneCut(Warehouse warehouse, Cuts cut, Scenario scenario, int live) {
        boolean done = cutRun(warehouse, cut, scenario, live + 1);
        String place = warehouse.database().product() + " " + scenario + ": " + cut.last();
        if (scenario.second() || warehouse.anythingLive()) {
            assertThat(warehouse.versions()).as(place).hasSize(1)
                    .isSubsetOf(live + "/" + live, (live + 1) + "/" + (live + 1));
        }
        runAgain(warehouse, place, scenario.good(), live + 2);
        List<Deployment.Outcome> cutOnes = releases(warehouse.events(), live + 1);
        assertThat(cutOnes).as(place).hasSizeLessThanOrEqualTo(1);
        assertThat(cutOnes).as(place)
                .allMatch(outcome -> scenario.good() == (outcome == Deployment.Outcome.SUCCEEDED));
        assertThat(cutOnes.isEmpty()).as(place).isIn(false, !done);
    }

    private static BlueGreenRequest releasing(Warehouse warehouse, int version) {
        return warehouse.request().withRelease(Release.of("v" + version));
    }

    /** Returns whether the run came to its end in spite of the cut. */
    private static boolean cutRun(Warehouse warehouse, Cuts cut, Scenario scenario, int version) {
        Database database = cut.in(warehouse.database());
        List<SwitchCheck> after = List.of(warehouse.notVersion(scenario.good() ? -1 : version));
        BlueGreenRequest request = releasing(warehouse, version);
        BlueGreen run = new BlueGreen(database, request, Progress.SILENT, Warehouse.GONE);
        BlueGreen prepares = scenario.whole() ? run : warehouse.asDying(request);
        try {
            warehouse.build(Warehouse.candidate(prepares.prepare(after)), version);
            BlueGreenResult switched = run.switchOver(List.of(), after);
            assertThat(switched.outcome())
                    .as(cut.last() + ": " + said(switched.verdict()))
                    .isEqualTo(scenario.good() ? Outcome.PASSED : Outcome.FAILED);
            return true;
        } catch (Cuts.Death death) {
            return false;
        }
    }

    private static void runAgain(Warehouse warehouse, String place, boolean good, int version) {
        BlueGreen again = warehouse.as(releasing(warehouse, version));
        // The checks of the dead run: its release was the bad one, if any was.
        List<SwitchCheck> after = List.of(warehouse.notVersion(good ? -1 : version - 1));
        warehouse.build(Warehouse.candidate(again.prepare(after)), version);
        BlueGreenResult result = again.switchOver(List.of(), after);
        assertThat(result.outcome()).as(place + ": " + said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).as(place).containsExactly(version + "/" + version);
        assertThat(result.lease()).as(place).isEmpty();
        assertThat(result.journal()).as(place).noneMatch(entry -> entry.state() == JournalEntry.State.SWITCHED);
        List<Event> events = warehouse.events();
        assertThat(events).as(place).containsAll(result.events());
        assertThat(new HashSet<>(events.stream().map(Event::id).toList())).as(place).hasSize(events.size());
        assertThat(releases(events, version)).as(place).containsExactly(Deployment.Outcome.SUCCEEDED);
    }

    private static List<Deployment.Outcome> releases(List<Event> events, int version) {
        return events.stream()
                .flatMap(event -> event instanceof Deployment deployment ? Stream.of(deployment) : Stream.empty())
                .filter(deployment -> deployment.kind() == Deployment.Kind.RELEASE)
                .filter(deployment -> deployment.revision().equals("v" + version))
                .map(Deployment::outcome)
                .toList();
    }
}
