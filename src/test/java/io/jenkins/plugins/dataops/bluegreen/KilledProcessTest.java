package io.jenkins.plugins.dataops.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really kills the program, and with it the embedded database, which must repair its own file first. */
class KilledProcessTest {
    @TempDir
    Path folder;

    @Test
    void theNextRunGoesOnWhereAKilledOneStopped() throws Exception {
        for (int at : placesToKillAt()) {
            Path file = folder.resolve("killed" + at + ".duckdb");
            new Warehouse(KilledRun.database(file)).release(KilledRun.request(), 1);
            Process killed = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            KilledRun.class.getName(),
                            file.toString(),
                            String.valueOf(at))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("killed.log").toFile())
                    .start();
            assertThat(killed.waitFor()).as("killed at " + at + ", see the log").isEqualTo(137);
            Warehouse warehouse = new Warehouse(KilledRun.database(file));
            assertThat(warehouse.versions()).as("at " + at).hasSize(1).isSubsetOf("1/1", "2/2");
            BlueGreen again = warehouse.as(KilledRun.request());
            warehouse.build(Warehouse.candidate(again.prepare(List.of(warehouse.notVersion(-1)))), 3);
            assertThat(again.switchOver(List.of(), List.of()).outcome()).as("at " + at).isEqualTo(Outcome.PASSED);
            assertThat(warehouse.versions()).containsExactly("3/3");
        }
    }

    /** Before the views, between them and the COMMIT of the switch, and right after it; in the long run everywhere. */
    private List<Integer> placesToKillAt() {
        Warehouse dry = new Warehouse(KilledRun.database(folder.resolve("dry.duckdb")));
        dry.release(KilledRun.request(), 1);
        Cuts never = Cuts.at(Integer.MAX_VALUE, Cuts.Way.DEATH);
        BlueGreen run = new BlueGreen(never.in(dry.database()), KilledRun.request(), Progress.SILENT);
        dry.build(Warehouse.candidate(run.prepare()), 2);
        run.switchOver(List.of(), List.of(dry.notVersion(-1)));
        int lastView = 0;
        for (int i = 0; i < never.seen().size(); i++) {
            lastView = never.seen().get(i).startsWith("CREATE OR REPLACE VIEW") ? i + 1 : lastView;
        }
        assertThat(never.seen().subList(lastView, lastView + 2)).containsExactly("executeBatch", "commit");
        Set<Integer> places = new TreeSet<>(List.of(lastView + 1, lastView + 2, lastView + 3));
        List<Integer> others = IntStream.rangeClosed(1, never.seen().size())
                .boxed()
                .filter(place -> !places.contains(place))
                .toList();
        places.addAll(Sample.of("statements beside those around the COMMIT, to be killed at", others, 1));
        return List.copyOf(places);
    }
}
