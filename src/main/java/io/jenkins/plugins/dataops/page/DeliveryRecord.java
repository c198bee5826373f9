package io.jenkins.plugins.dataops.page;

import com.fasterxml.jackson.core.type.TypeReference;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;

/**
 * Writes what a build did to a product into the ledger, and remembers in the job's folder which products the job
 * delivers. The folder follows the job when it is renamed or moved, and the ledger survives when it is deleted.
 */
public final class DeliveryRecord {
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
     * @param events what a worker reported
     * @throws IOException when an event is about another product, or the job's folder can not be written
     */
    public void add(String product, List<Event> events) throws IOException {
        if (events.isEmpty()) {
            return;
        }
        if (!events.stream().allMatch(event -> event.product().equals(product))) {
            throw new IOException("the worker reported events of another product than " + product
                    + ": nothing was written to the ledger");
        }
        ControllerLedger.get().append(events.stream().map(this::withUrl).toList());
        synchronized (DeliveryRecord.class) {
            Set<String> products = new TreeSet<>(products(run.getParent()));
            products.add(product);
            try (AtomicFileWriter writer =
                    new AtomicFileWriter(file(run.getParent()).toPath(), StandardCharsets.UTF_8)) {
                writer.write(Json.mapper().writeValueAsString(products));
                writer.commit();
            }
        }
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
     * @throws IOException when the job's folder can not be read
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

    private Event withUrl(Event event) {
        String root = Jenkins.get().getRootUrl();
        return event instanceof Deployment made && made.url().isEmpty()
                ? made.withUrl((root == null ? "/" : root) + run.getUrl())
                : event;
    }
}
