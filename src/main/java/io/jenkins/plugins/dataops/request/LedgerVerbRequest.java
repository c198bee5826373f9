package io.jenkins.plugins.dataops.request;

import java.util.Optional;

/** What a verb is asked for that reads the ledger, or tells it something. */
public sealed interface LedgerVerbRequest extends VerbRequest
        permits DoraRequest, ExportRequest, ImportRequest, RecordDeploymentRequest, RecordIncidentRequest,
                ResolveIncidentRequest {
    /**
     * Which ledger.
     *
     * @return its file
     */
    LedgerRequest ledger();

    /**
     * Whether an option has an effect on such a verb.
     *
     * @param option one of its record
     * @return false for a schema: a ledger knows products and environments alone
     */
    static boolean takes(DeclaredOption option) {
        return !option.parameter().equals("schema");
    }

    @Override
    default Optional<String> fault() {
        return OptionRules.fault((Record) this, "'" + String.join(" ", verb()) + "'", LedgerVerbRequest::takes);
    }
}
