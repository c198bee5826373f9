package io.jenkins.plugins.dataops.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void quantilesAreThoseOfTypeSeven() {
        // R: quantile(c(1, 2, 4, 8), c(0.5, 0.9)) gives 3 and 6.8
        List<Double> samples = List.of(1.0, 2.0, 4.0, 8.0);
        assertThat(Quantiles.quantile(samples, 0.5)).isEqualTo(3);
        assertThat(Quantiles.quantile(samples, 0.9)).isCloseTo(6.8, offset(1e-12));
        assertThat(Quantiles.quantile(samples, 0)).isEqualTo(1);
        assertThat(Quantiles.quantile(samples, 1)).isEqualTo(8);
        assertThat(Quantiles.quantile(List.of(7.0), 0.9)).isEqualTo(7);
    }
}
