package io.jenkins.plugins.dataops.recording;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** Why something is not written to the ledger. */
enum RecordingCode implements MessageCode {
    /** It would have ended before it began. */
    ENDED_BEFORE_IT_BEGAN("id", "began", "ended"),
    /** There is nothing that could end. */
    NOTHING_TO_END("id"),
    /** It is another product's. */
    OF_ANOTHER_PRODUCT("id", "product", "environment", "wantedProduct", "wantedEnvironment");

    private final List<String> parameters;

    RecordingCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
