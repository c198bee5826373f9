package io.jenkins.plugins.dataops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Holds a schema against the reader of the same files: what one takes the other takes, and what one refuses the other
 * refuses. The reader knows more of what a file means; which of its refusals no schema can tell is said here.
 */
final class Agreement {
    private static final int SHOWN = 30;

    private final SchemaFile schema;
    private final Consumer<String> reader;
    private final Pattern beyond;
    private final Map<String, String> disagreements = new TreeMap<>();
    private int taken;
    private int refused;

    /**
     * An agreement.
     *
     * @param schema what describes the files
     * @param reader reads a text, and throws {@link UsageException} when it refuses it
     * @param beyond found in each fault of a text that no schema can tell
     */
    Agreement(Schema schema, Consumer<String> reader, String beyond) {
        this.schema = new SchemaFile(schema);
        this.reader = reader;
        this.beyond = Pattern.compile(beyond);
    }

    /** Holds that both take documents. */
    void takes(List<JsonNode> documents) {
        assertThat(documents).isNotEmpty().allSatisfy(document -> {
            assertThat(schema.faults(document)).as("%s", document).isEmpty();
            assertThat(faults(document)).as("%s", document).isEmpty();
        });
    }

    /** Holds that both say the same of documents that are changed at random. */
    void holds(String what, List<JsonNode> documents, int usual) {
        Random random = new Random(20260302);
        Mutation mutation = new Mutation(random, documents);
        int tries = Sample.tries("changes of " + what, usual);
        for (int i = 0; i < tries; i++) {
            JsonNode changed = mutation.of(documents.get(random.nextInt(documents.size())));
            look(random.nextInt(4) == 0 ? mutation.of(changed) : changed);
        }
        assertThat(disagreements.values().stream().limit(SHOWN)).isEmpty();
        assertThat(taken).as("taken by both").isGreaterThan(tries / 50);
        assertThat(refused).as("refused by both").isGreaterThan(tries / 4);
    }

    private void look(JsonNode document) {
        List<String> broken = schema.faults(document);
        List<String> faults = faults(document);
        List<String> plain = faults.stream().filter(fault -> !beyond.matcher(fault).find()).toList();
        if (broken.isEmpty() && !plain.isEmpty()) {
            disagree("the reader alone refuses: " + plain, document);
        } else if (!broken.isEmpty() && faults.isEmpty()) {
            disagree("the schema alone refuses: " + broken, document);
        } else if (faults.isEmpty()) {
            taken++;
        } else if (!broken.isEmpty()) {
            refused++;
        }
    }

    private void disagree(String how, JsonNode document) {
        String kind = how.replaceAll("[0-9]+", "#");
        disagreements.putIfAbsent(kind.substring(0, Math.min(kind.length(), 120)), how + " in " + document);
    }

    private List<String> faults(JsonNode document) {
        try {
            reader.accept(document.toString());
            return List.of();
        } catch (UsageException refusal) {
            return refusal.faults();
        }
    }
}
