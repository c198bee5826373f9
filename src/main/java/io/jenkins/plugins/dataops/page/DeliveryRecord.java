package io.jenkins.plugins.dataops.page;

import com.fasterxml.jackson.core.type.TypeReference;
import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Writes what a build did to a product into the ledger, and remembers in the job's folder which products the job
 * delivers. The folder follows the job when it is renamed or moved, and the ledger survives when it is deleted.
 */
public final class DeliveryRecord {
    private static final Logger LOGGER = Logger.getLogger(DeliveryRecord.class.getName());

    private final Run<?, ?> run;

    private DeliveryRecord(Run<?, ?> run) {
        this.run = run;
    }

    /**
     * The record of a build.
     *
     * @param run the build
     * @return where its events go
     */
    public static DeliveryRecord of(Run<?, ?> run) {
        return new DeliveryRecord(run);
    }

    /**
     * Writes events down; the same event again adds nothing.
     *
     * @param product the product that the step was asked to deliver
     * @param environment where; empty where the step leaves that to the project file
     * @param events what a worker reported
     * @return ids of events that the ledger knows otherwise and keeps as they are; somebody should look
     * @throws AbortException when an event is about another product or environment; nothing is written then
     * @throws IOException when the job's folder cannot be written
     */
    public List<String> add(String product, Optional<String> environment, List<Event> events) throws IOException {
        return add(product, environment, events, Optional.empty());
    }

    /**
     * The same for events that tell a part of the journal of a warehouse, which the ledger follows.
     *
     * @param product the product that the step was asked to deliver
     * @param environment where; empty where the step leaves that to the project file
     * @param events what a worker reported
     * @param span the part of the journal; empty when the events are of none
     * @return ids of events that the ledger knows otherwise and keeps as they are; somebody should look
     * @throws AbortException when something is about another product or environment; nothing is written then
     * @throws IOException when the job's folder cannot be written
     */
    public List<String> add(
            String product, Optional<String> environment, List<Event> events, Optional<JournalSpan> span)
            throws IOException {
        if (events.isEmpty() && span.filter(JournalSpan::tells).isEmpty()) {
            return List.of();
        }
        List<String> conflicts = record(product, environment, events, span, run.getExternalizableId());
        if (events.isEmpty()) {
            return conflicts;
        }
        synchronized (DeliveryRecord.class) {
            Set<String> products = new TreeSet<>(products(run.getParent()));
            products.add(product);
            try (AtomicFileWriter writer =
                    new AtomicFileWriter(file(run.getParent()).toPath(), StandardCharsets.UTF_8)) {
                writer.write(Json.mapper().writeValueAsString(products));
                writer.commit();
            }
        }
        return conflicts;
    }

    /**
     * Writes down what a build did that has been deleted since.
     *
     * @param product the product that it was to deliver
     * @param environment where; empty where the step left that to the project file
     * @param events what a worker reported
     * @throws IOException when an event is about another product or environment
     */
    public static void withoutBuild(String product, Optional<String> environment, List<Event> events)
            throws IOException {
        record(product, environment, events, Optional.empty(), "a build that was deleted");
    }

    private static List<String> record(
            String product,
            Optional<String> environment,
            List<Event> events,
            Optional<JournalSpan> span,
            String who)
            throws IOException {
        if (!events.stream().allMatch(event -> event.product().equals(product))) {
            throw new AbortException("the worker reported events of another product than " + product
                    + ": nothing was written to the ledger");
        }
        // One run is of one environment, be it named by the step or by the project file.
        String one = environment
                .or(() -> events.stream().map(Event::environment).findFirst())
                .or(() -> span.map(part -> part.end().environment()))
                .orElse("");
        if (!events.stream().allMatch(event -> event.environment().equals(one))) {
            throw new AbortException("the worker reported events of another environment than " + one
                    + ": nothing was written to the ledger");
        }
        if (!span.stream()
                .flatMap(part -> Stream.concat(part.from().stream(), Stream.of(part.upTo(), part.end())))
                .allMatch(mark -> mark.product().equals(product) && mark.environment().equals(one))) {
            throw new AbortException("the worker reported of the journal of another product or environment than " + product
                    + ", " + one + ": nothing was written to the ledger");
        }
        List<String> conflicts = events.isEmpty() && span.isEmpty()
                ? List.of()
                : ControllerLedger.get().record(events, span).conflicts();
        if (!conflicts.isEmpty()) {
            LOGGER.warning(() -> who + " tells of events of " + product + " under ids that the ledger keeps other events"
                    + " under, which stay as they are: " + String.join(", ", conflicts));
        }
        return conflicts;
    }

    /**
     * Where people read more of what a build did.
     *
     * @param run the build
     * @return its page's URL, as complete as Jenkins knows its own
     */
    public static String url(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return (root == null ? "/" : root) + run.getUrl();
    }

    /** Whether a job has ever delivered a product; asked whenever the job is looked at, so it reads nothing. */
    static boolean has(Job<?, ?> job) {
        return file(job).exists();
    }

    /**
     * The products that a job has delivered.
     *
     * @param job the job
     * @return their names, sorted; empty for most jobs
     * @throws IOException when the job's folder cannot be read
     */
    static Collection<String> products(Job<?, ?> job) throws IOException {
        File file = file(job);
        return file.exists()
                ? Json.mapper().readValue(Files.readString(file.toPath()), new TypeReference<Set<String>>() {})
                : Set.of();
    }

    private static File file(Job<?, ?> job) {
        return new File(job.getRootDir(), "dataops-products.json");
    }
}
