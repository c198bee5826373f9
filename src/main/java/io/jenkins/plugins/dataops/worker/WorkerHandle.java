package io.jenkins.plugins.dataops.worker;

import hudson.util.Secret;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * By what a worker is found again: it is saved with the build, and any controller that has this controller's key goes on
 * with the worker from there. The secrets that have to be masked in what it still says are encrypted by that key.
 */
public final class WorkerHandle implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String agent;
    private final String exchange;
    private final String verb;
    private final long process;
    private final long startedAt;
    private final long read;
    private final String classes;
    private final ArrayList<String> secrets;

    private WorkerHandle(
            String agent,
            String exchange,
            String verb,
            WorkerProcess process,
            String classes,
            long read,
            ArrayList<String> encryptedSecrets) {
        this.agent = agent;
        this.exchange = exchange;
        this.verb = verb;
        this.process = process.number();
        this.startedAt = process.startedAt();
        this.classes = classes;
        this.read = read;
        this.secrets = encryptedSecrets;
    }

    /**
     * A worker that has just been started.
     *
     * @param agent the agent's name
     * @param exchange the name of the private folder there
     * @param verb what it does, as a command's words
     * @param process its process
     * @param classes the copy of the class path that it runs from, a slash, and the name of its archive of classes there
     * @param secrets what has to be masked in what it says
     */
    static WorkerHandle of(
            String agent,
            String exchange,
            String verb,
            WorkerProcess process,
            String classes,
            Collection<String> secrets) {
        ArrayList<String> encrypted = new ArrayList<>();
        secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .forEach(secret -> encrypted.add(Secret.fromString(secret).getEncryptedValue()));
        return new WorkerHandle(agent, exchange, verb, process, classes, 0, encrypted);
    }

    /** The same worker when more of what it says is in the build's log. */
    WorkerHandle readUpTo(long bytes) {
        return new WorkerHandle(agent, exchange, verb, worker(), classes, bytes, secrets);
    }

    /** The name of its agent; empty for the built-in node. */
    String agent() {
        return agent;
    }

    /** The name of its private folder. */
    String exchange() {
        return exchange;
    }

    /** What it does, as a command's words. */
    String verb() {
        return verb;
    }

    /** Its process. */
    WorkerProcess worker() {
        return new WorkerProcess(process, startedAt);
    }

    /** The copy of the class path that it runs from. */
    String installation() {
        return classes.substring(0, classes.indexOf('/'));
    }

    /** What its archive of classes is called there; empty when it has none. */
    String archive() {
        return classes.substring(classes.indexOf('/') + 1);
    }

    /** How many bytes of what it says are in the build's log, in whole lines. */
    long read() {
        return read;
    }

    /** Masks what it says. */
    SecretMask mask() {
        List<String> plain = secrets.stream()
                .map(encrypted -> Secret.fromString(encrypted).getPlainText())
                .toList();
        return new SecretMask(plain);
    }

    /** Without any secret, encrypted or not. */
    @Override
    public String toString() {
        return "WorkerHandle[" + verb + " on '" + agent + "', process " + process + ", folder " + exchange + "]";
    }
}
