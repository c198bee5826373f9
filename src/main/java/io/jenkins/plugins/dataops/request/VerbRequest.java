package io.jenkins.plugins.dataops.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** What a verb is asked for: its record, or that of its family. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = MigrateRequest.class, name = "migrate"),
    @JsonSubTypes.Type(value = SqlRequest.class, name = "sql"),
    @JsonSubTypes.Type(value = TestRequest.class, name = "test"),
    @JsonSubTypes.Type(value = DeployRequest.class, name = "deploy"),
    @JsonSubTypes.Type(value = PrepareRequest.class, name = "prepare"),
    @JsonSubTypes.Type(value = PlanRequest.class, name = "plan"),
    @JsonSubTypes.Type(value = SwitchRequest.class, name = "switch"),
    @JsonSubTypes.Type(value = RollbackRequest.class, name = "rollback"),
    @JsonSubTypes.Type(value = StatusRequest.class, name = "status"),
    @JsonSubTypes.Type(value = RetireRequest.class, name = "retire"),
    @JsonSubTypes.Type(value = RenewRequest.class, name = "renew"),
    @JsonSubTypes.Type(value = AbandonRequest.class, name = "release"),
    @JsonSubTypes.Type(value = DoraRequest.class, name = "dora"),
    @JsonSubTypes.Type(value = ExportRequest.class, name = "export"),
    @JsonSubTypes.Type(value = ImportRequest.class, name = "import"),
    @JsonSubTypes.Type(value = RecordDeploymentRequest.class, name = "recordDeployment"),
    @JsonSubTypes.Type(value = RecordIncidentRequest.class, name = "recordIncident"),
    @JsonSubTypes.Type(value = ResolveIncidentRequest.class, name = "resolveIncident"),
    @JsonSubTypes.Type(value = ReportRequest.class, name = "report")
})
public sealed interface VerbRequest
        permits LedgerVerbRequest, MigrateRequest, ProductVerbRequest, ReportRequest, SqlRequest, TestRequest {
    /**
     * The verb.
     *
     * @return the command's words, such as {@code migrate apply}
     */
    List<String> verb();

    /**
     * What is wrong with it.
     *
     * @return a sentence in the words of a step; empty when it can be done
     */
    Optional<String> fault();

    /**
     * What is to be shown nowhere.
     *
     * @return its secrets
     */
    default List<String> secrets() {
        return List.of();
    }
}
