package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.Optional;

/**
 * Which ledger is meant.
 *
 * @param ledger its file; empty for that of the project file
 */
public record LedgerRequest(
        @RequestOption(
                label = "FILE",
                help = "The ledger's file (default: 'ledger' of the project file, or .dataops/ledger.sqlite).")
        @Carried(everywhere = true)
        Optional<String> ledger) {
    /** That of the project file. */
    static final LedgerRequest DEFAULT = new LedgerRequest(null);

    /** Fills what is left out. */
    public LedgerRequest {
        ledger = AbsentValues.optional(ledger);
    }
}
