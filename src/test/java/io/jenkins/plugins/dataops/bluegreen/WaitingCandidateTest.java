package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A candidate that a gate or a stop left behind: what is said of it is what can be done with it. */
class WaitingCandidateTest {
    @TempDir
    Path folder;

    private Warehouse warehouse;

    /** Version 1 is live, version 2 was kept from readers by its check. */
    private void begin(Engine engine) {
        warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen run = warehouse.as(request("build/2").withLease(LeaseTerms.of("build/2").forWholeRun()));
        warehouse.build(Warehouse.candidate(run.prepare()), 2);
        List<SwitchCheck> gate = List.of(warehouse.check("gate", Outcome.FAILED));
        assertThat(run.switchOver(gate, List.of()).outcome()).isEqualTo(Outcome.FAILED);
    }

    private BlueGreenRequest request(String owner) {
        return warehouse.request().withLease(LeaseTerms.of(owner));
    }

    @ParameterizedTest
    @EnumSource
    void aWayBackThatIsRefusedKeepsNobodyFromIt(Engine engine) {
        begin(engine);
        BlueGreen person = warehouse.as(request("me@laptop"));

        assertThat(said(person.rollback().verdict())).contains("no previous colour");
        assertThat(said(person.status().verdict())).contains("a candidate waits in");
        assertThat(warehouse.as(request("me@laptop")).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @ParameterizedTest
    @EnumSource
    void onceALaterRunHasBegunNobodyIsToldToSwitchToIt(Engine engine) {
        begin(engine);
        Leases later = new Leases(
                new Target(warehouse.database(), request("build/3"), Progress.SILENT), ProcessIdentity.current());
        later.acquire();
        later.release();

        BlueGreenResult status = warehouse.as(request("me@laptop")).status();
        assertThat(said(status.verdict())).contains("what an earlier run built is left in");
        assertThat(said(status.next()).orElseThrow()).contains("Prepare anew").doesNotContain("Switch");
        assertThat(warehouse.as(request("me@laptop")).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }
}
