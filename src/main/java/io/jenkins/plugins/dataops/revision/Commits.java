package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.ledger.Commit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Takes from a commit what is measured and shown; anybody may have written anything into it. */
final class Commits {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUMMARY = 500;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Commits() {}

    static Commit read(RevCommit commit) {
        return new Commit(
                commit.name(),
                committedAt(commit),
                person(commit::getAuthorIdent).flatMap(author -> line(author.getName(), LONGEST_NAME)),
                line(commit.getShortMessage(), LONGEST_SUMMARY));
    }

    private static Instant committedAt(RevCommit commit) {
        Instant at = person(commit::getCommitterIdent)
                .map(PersonIdent::getWhenAsInstant)
                .orElseGet(() -> Instant.ofEpochSecond(commit.getCommitTime()));
        if (at.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return at.isAfter(LATEST) ? LATEST : at;
    }

    /** JGit gives null for a missing line and breaks on an instant that is further than Java can count. */
    private static Optional<PersonIdent> person(Supplier<PersonIdent> line) {
        try {
            return Optional.ofNullable(line.get());
        } catch (DateTimeException unthinkable) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) > longest) {
            line = line.substring(0, line.offsetByCodePoints(0, longest));
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }
}
