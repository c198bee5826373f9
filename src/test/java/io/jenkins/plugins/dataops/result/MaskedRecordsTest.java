package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskedRecordsTest {
    private record Inner(String message, Outcome outcome) {}

    private record Whole(
            String product,
            Optional<String> text,
            List<List<Optional<String>>> cells,
            Map<String, String> figures,
            Inner inner,
            Duration took) {}

    private final MaskedRecords masked = new MaskedRecords(
            text -> text.replace("passed", "****"), text -> text.replace("passed", "****").replace("long", "..."));

    @Test
    void textsAreMaskedHoweverDeepTheyStand() {
        Whole whole = new Whole(
                "passed",
                Optional.of("a passed b"),
                List.of(List.of(Optional.of("passed"), Optional.empty())),
                Map.of("passed", "passed"),
                new Inner("passed", Outcome.PASSED),
                Duration.ZERO);
        assertThat(masked.of(whole))
                .isEqualTo(new Whole(
                        "passed",
                        Optional.of("a **** b"),
                        List.of(List.of(Optional.of("****"), Optional.empty())),
                        Map.of("passed", "****"),
                        new Inner("****", Outcome.PASSED),
                        Duration.ZERO));
    }

    @Test
    void onlySentencesMayBeCut() {
        assertThat(masked.of(new Inner("long passed", Outcome.PASSED)).message()).isEqualTo("... ****");
        Whole whole = new Whole(
                "long", Optional.of("long"), List.of(), Map.of("message", "long"), new Inner("", Outcome.PASSED), Duration.ZERO);
        assertThat(masked.of(whole)).isSameAs(whole);
    }

    @Test
    void whatHoldsNoneStaysTheSame() {
        Inner inner = new Inner("good", Outcome.PASSED);
        assertThat(masked.of(inner)).isSameAs(inner);
    }

    @Test
    void jsonIsMaskedButForItsKeys() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("passed", "passed").put("id", "passed").putArray("list").add("passed").add(1);
        assertThat(masked.of(json).toString()).isEqualTo("{\"passed\":\"****\",\"id\":\"passed\",\"list\":[\"****\",1]}");
    }
}
