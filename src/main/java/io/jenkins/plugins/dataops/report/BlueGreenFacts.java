package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.bluegreen.JournalEntry;
import io.jenkins.plugins.dataops.bluegreen.SwitchTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The short facts of a blue-green result: where, which colours, which guarantee, how long readers waited. */
final class BlueGreenFacts {
    private BlueGreenFacts() {}

    static List<Fact> of(BlueGreenResult result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Product", result.product() + ", " + result.environment()));
        facts.add(new Fact("Database", result.connection() + ", " + result.database()));
        facts.add(new Fact("Live", place(result.colours().live(), result.colours().liveColourSchema())));
        facts.add(new Fact("Way back", place(result.colours().previous(), result.colours().previousColourSchema())));
        if (result.colours().candidate().isPresent()) {
            facts.add(new Fact("Candidate", place(result.colours().candidate(), result.colours().candidateSchema())));
        }
        facts.add(new Fact("Guarantee", BlueGreenWords.guarantee(result.guarantee())));
        result.timings().ifPresent(timings -> facts.add(new Fact("Switch", timings(timings))));
        result.switchBackTimings().ifPresent(timings -> facts.add(new Fact("Switch back", timings(timings))));
        result.deployment().ifPresent(id -> facts.add(new Fact("Deployment", id)));
        result.lease().ifPresent(lease -> facts.add(
                new Fact("Held by", lease.owner() + " until " + Moment.of(lease.until()).text()
                        + (lease.holderIsDead() ? "; the holder is dead" : ""))));
        return facts;
    }

    private static String place(Optional<Colour> colour, Optional<String> schema) {
        return colour.map(known -> known.word() + schema.map(name -> " (" + name + ")").orElse("")).orElse("none");
    }

    private static String timings(SwitchTimings timings) {
        return "transaction " + Lengths.of(timings.took()) + ", " + Counts.of(timings.attempts(), "attempt")
                + ", readers waited at most " + Lengths.of(timings.longestReaderWait()) + ", in all "
                + Lengths.of(timings.inAll());
    }

    static BlueGreenView.Entry entry(JournalEntry entry) {
        String word = entry.state().name().toLowerCase(Locale.ROOT);
        return new BlueGreenView.Entry(
                Counts.number(entry.number()),
                Moment.of(entry.at()),
                entry.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                switch (entry.state()) {
                    case VERIFIED -> Badge.good(word);
                    case SWITCHED -> Badge.warning(word);
                    case FAILED -> Badge.bad(word);
                },
                entry.from().map(Colour::word).orElse("nothing") + " \u2192 "
                        + entry.to().map(Colour::word).orElse("nothing"),
                BlueGreenWords.shortRevision(entry.revision()),
                entry.owner(),
                entry.reason().orElse(""));
    }
}
