package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.golden.Specimen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an answer of the warehouse proves of a lease. */
class HeldLeaseTest {
    /** A switch that could not give the product back is told as done all the same. */
    @Test
    void onlyAnAnswerThatNamesThisRunOrNoneSaysWhoHoldsTheProduct() {
        List<BlueGreenResult> answers = Specimen.of(BlueGreenResult.class);
        BlueGreenResult held = answers.get(0);
        BlueGreenResult free = answers.get(answers.size() - 1);
        assertThat(held.lease()).hasValueSatisfying(lease -> assertThat(lease.owner()).isEqualTo("the owner"));
        assertThat(held.warnings()).isNotEmpty();
        assertThat(free.lease()).isEmpty();
        assertThat(free.warnings()).isEmpty();

        assertThat(of("the owner").isHeldAfter(held)).isTrue();
        assertThat(of("the owner").isHeldAfter(free)).isFalse();
        assertThat(of("another").isHeldAfter(held)).isFalse();
        assertThat(of("the owner").isLostBy(free)).isTrue();
        assertThat(of("the owner").isLostBy(held)).isFalse();
        // A product that could not be looked at is somebody's, and nobody knows whose.
        assertThat(of("another").isLostBy(held)).isFalse();
    }

    private static HeldLease of(String owner) {
        return new HeldLease(
                "id", "job#1", Optional.empty(), "sales", Leases.ofTheSales(owner), "token",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "agent", Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH, true, false, false, List.of());
    }
}
