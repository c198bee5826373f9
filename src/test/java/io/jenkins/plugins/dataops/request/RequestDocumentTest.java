package io.jenkins.plugins.dataops.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.golden.Specimen;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class RequestDocumentTest {
    private static final String REQUEST = "{'version': 1, 'warehouse': {}, 'verb': {'migrate': {'action': 'plan'%s}}}";

    @Test
    void isWrittenAndReadAsTheGoldenFilesHaveIt() throws Exception {
        WarehouseRequest warehouse = Specimen.of(WarehouseRequest.class).get(0);
        List<RequestDocument> all = Specimen.of(VerbRequest.class).stream()
                .map(verb -> new RequestDocument(warehouse, verb))
                .toList();
        GoldenFile.assertNewest(
                "request/document",
                "json",
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
        for (GoldenFile golden : GoldenFile.all("request/document", "json")) {
            for (JsonNode written : Json.mapper().readTree(golden.text())) {
                assertKept(written, Json.mapper().valueToTree(RequestDocument.bound(written)));
            }
        }
    }

    /** What is newer than a file is not in it; what the file says holds. */
    private static void assertKept(JsonNode written, JsonNode read) {
        if (written.isObject()) {
            written.fields().forEachRemaining(field -> assertKept(field.getValue(), read.path(field.getKey())));
        } else {
            assertThat(read).isEqualTo(written);
        }
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        MigrateRequest request = (MigrateRequest) read("").verb();
        assertThat(request.verb()).containsExactly("migrate", "plan");
        assertThat(request.locations()).isEmpty();
        assertThat(request.lockWait()).isEmpty();
        assertThat(request.outOfOrder()).isFalse();
    }

    @Test
    void whatNobodyKnowsIsRefusedByItsPlaceAndWithoutItsValue() {
        assertRefused(", 'lokations': ['hunter2']").contains("at verb.lokations");
        assertRefused(", 'lockWait': 'hunter2'").contains("at verb.lockWait");
        assertRefused(", 'locations': [{'hunter2': 1}]").contains("at verb.locations.[]");
        assertRefused(", 'action': 'hunter2'").contains("at verb.action");
        assertThatThrownBy(() -> RequestDocument.read(json("{'version': 1, 'warehouse': {}, 'verb': {'drop': {}}}")))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertRefused(", 'noCreateSchemas': true")
                .isEqualTo("noCreateSchemas has no effect on the action 'plan': leave it out");
        assertThat(read(", 'noCreateSchemas': false").verb().fault()).isEmpty();
    }

    @Test
    void aTimeForStatementsIsHeldToItsRange() {
        for (String time : List.of("PT0S", "PT-1S", "P31D")) {
            String request = REQUEST.replace("'warehouse': {}", "'warehouse': {'statementTimeout': '" + time + "'}");
            assertThatThrownBy(() -> RequestDocument.read(json(request.formatted(""))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("statementTimeout must be from PT0.001S to P30D");
        }
        String most = REQUEST.replace("'warehouse': {}", "'warehouse': {'statementTimeout': 'P30D'}");
        assertThat(RequestDocument.read(json(most.formatted(""))).warehouse().fault()).isEmpty();
    }

    @Test
    void aLaterFormIsRefusedWhateverItHolds() {
        assertThatThrownBy(() -> RequestDocument.read(json("{'version': 2, 'what': {}}")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is of the form 2")
                .hasMessageContaining("another version");
        assertThatThrownBy(() -> RequestDocument.read(json("{'verb': {}}"))).isInstanceOf(UsageException.class);
    }

    private static RequestDocument read(String further) {
        return RequestDocument.read(json(REQUEST.formatted(further)));
    }

    private static AbstractStringAssert<?> assertRefused(String further) {
        AbstractThrowableAssert<?, ?> refused =
                assertThatThrownBy(() -> read(further)).isInstanceOf(UsageException.class);
        return refused.message().doesNotContain("hunter2");
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
