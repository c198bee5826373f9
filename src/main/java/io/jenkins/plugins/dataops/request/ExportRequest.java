package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code ledger export} can be asked for.
 *
 * @param ledger which ledger
 * @param output path of the file
 */
public record ExportRequest(
        LedgerRequest ledger,
        @RequestOption(alias = "-o", label = "FILE", required = true, help = "The file to write.")
        Optional<String> output)
        implements LedgerVerbRequest {
    /** Fills what is left out. */
    public ExportRequest {
        ledger = Objects.requireNonNullElse(ledger, LedgerRequest.DEFAULT);
        output = AbsentValues.optional(output);
    }

    @Override
    public List<String> verb() {
        return List.of("ledger", "export");
    }
}
