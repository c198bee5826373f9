package io.jenkins.plugins.dataops.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** What a verb is asked for: the record of its family. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = MigrateRequest.class, name = "migrate"),
    @JsonSubTypes.Type(value = SqlRequest.class, name = "sql"),
    @JsonSubTypes.Type(value = TestRequest.class, name = "test")
})
public sealed interface VerbRequest permits MigrateRequest, SqlRequest, TestRequest {
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
}
