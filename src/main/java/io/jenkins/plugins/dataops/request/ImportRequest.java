package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code ledger import} can be asked for.
 *
 * @param ledger which ledger
 * @param input path of the file
 */
public record ImportRequest(
        LedgerRequest ledger,
        @RequestOption(
                operand = true,
                label = "FILE",
                required = true,
                help = "JSON lines, as 'dataops ledger export' writes them."
                        + " A pipe, such as /dev/stdin, is taken, too.")
        Optional<String> input)
        implements LedgerVerbRequest {
    /** Fills what is left out. */
    public ImportRequest {
        ledger = Objects.requireNonNullElse(ledger, LedgerRequest.DEFAULT);
        input = AbsentValues.optional(input);
    }

    @Override
    public List<String> verb() {
        return List.of("ledger", "import");
    }
}
