package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step says of its own parameters before an agent is asked. */
class TextLinesTest {
    @Test
    void aLeaseThatTheWorkerWouldRefuseIsRefusedByTheStep() {
        BlueGreenDeployStep step = new BlueGreenDeployStep("sales");
        for (String lease : List.of("PT0S", "PT-1S", "PT0.999S", "P100D")) {
            step.setLease(lease);
            assertThat(step.fault()).as(lease).contains("lease must be from PT1S to P90D");
        }
        step.setLease("tomorrow");
        assertThat(step.fault()).contains("lease is no ISO 8601 duration, such as PT10M");
        for (String lease : new String[] {"PT1S", "P90D", "PT4H", null}) {
            step.setLease(lease);
            assertThat(step.fault()).as(lease).isEmpty();
        }
    }

    @Test
    void aDurationHasARange() {
        assertThat(TextLines.durationFault("x", "PT10M", "PT10M", "PT10M")).isEmpty();
        assertThat(TextLines.durationFault("x", "PT9M59S", "PT10M", "P1D")).contains("x must be from PT10M to P1D");
        assertThat(TextLines.durationFault("x", "PT24H0.001S", "PT10M", "P1D")).contains("x must be from PT10M to P1D");
    }
}
