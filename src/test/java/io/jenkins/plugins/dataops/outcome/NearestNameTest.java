package io.jenkins.plugins.dataops.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("main", "production", "sslmode", "V2__orders.sql");

    @Test
    void aLetterPutInLeftOutChangedOrSwappedIsOneStep() {
        assertThat(List.of("maine", "man", "maid", "mian")).allSatisfy(
                written -> assertThat(NearestName.of(written, KNOWN)).contains("main"));
        assertThat(NearestName.of("PRODUTCION", KNOWN)).contains("production");
        assertThat(NearestName.of("sslmod", KNOWN)).contains("sslmode");
    }

    @Test
    void moreThanAThirdOfTheLettersIsAnotherName() {
        assertThat(NearestName.of("mina", List.of("main"))).as("two steps of four letters").isEmpty();
        assertThat(NearestName.of("staging", KNOWN)).isEmpty();
        assertThat(NearestName.of("", KNOWN)).isEmpty();
        assertThat(NearestName.of("main", List.of())).isEmpty();
    }

    @Test
    void ofTwoTheNearerOneAndThenTheFirst() {
        assertThat(NearestName.of("table1", List.of("table22", "table2"))).contains("table2");
        assertThat(NearestName.of("b1", List.of("b3", "b2"))).contains("b2");
    }
}
