package io.jenkins.plugins.dataops.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section of what was written down or read out: small results of many shapes, shown value by value. */
final class LedgerSection {
    private static final int MOST_FACTS = 30;
    private static final int LONGEST_VALUE = 2_000;

    private LedgerSection() {}

    static Section of(ResultDocument document, SectionPlace place) {
        SectionHead head = SectionHead.of(document, place);
        String html = Templates.render("ledger", new View(head, facts(document.result())), place.language());
        return new Section(html, List.of(), Optional.empty());
    }

    static String headline(ResultDocument document, Language language) {
        JsonNode result = document.result();
        if (result.path("added").isIntegralNumber()) {
            return language.phrase("report.events-added", Map.of("events", result.get("added").asLong()));
        }
        return result.path("id").isTextual()
                ? language.phrase("report.recorded-event", Map.of("id", result.get("id").asText()))
                : DocumentWords.headline(document, language);
    }

    private static List<Fact> facts(JsonNode result) {
        List<Fact> facts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : result.properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull() && facts.size() < MOST_FACTS) {
                facts.add(new Fact(
                        Allowance.clip(entry.getKey(), LONGEST_VALUE),
                        Allowance.clip(entry.getValue().asText(), LONGEST_VALUE)));
            }
        }
        return facts;
    }

    /** What the template shows. */
    private record View(SectionHead head, List<Fact> facts) {}
}
