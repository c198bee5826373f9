package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A change in version control that a deployment carried to its consumers.
 *
 * @param revision the commit's id
 * @param committedAt committer time, which a rebase renews; the start of DORA's change lead time
 * @param author who wrote it, as version control says
 * @param summary the first line of its message
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Commit(String revision, Instant committedAt, Optional<String> author, Optional<String> summary) {
    /** Fills what the writer left out. */
    public Commit {
        author = author == null ? Optional.empty() : author;
        summary = summary == null ? Optional.empty() : summary;
    }
}
