package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The third part of a worker, once it has ended: its answer is read, and nothing of it is left on the agent. */
final class WorkerFinish {
    private static final Logger LOGGER = Logger.getLogger(WorkerFinish.class.getName());

    private final FilePath root;
    private final Exchange exchange;
    private final WorkerHandle handle;
    private final String verb;
    private final SecretMask mask;

    /**
     * An end.
     *
     * @param root the agent's root folder
     * @param exchange the worker's private folder
     * @param handle by what it was found
     * @param mask masks what it found out
     */
    WorkerFinish(FilePath root, Exchange exchange, WorkerHandle handle, SecretMask mask) {
        this.root = root;
        this.exchange = exchange;
        this.handle = handle;
        this.verb = handle.verb();
        this.mask = mask;
    }

    /**
     * Reads what it found out.
     *
     * @param exitCode its exit code, where that is known
     * @throws AbortException when it wrote nothing, or what it wrote is gone or is no answer
     * @throws IOException when the agent cannot be reached
     */
    WorkerAnswer answer(OptionalInt exitCode) throws IOException, InterruptedException {
        FilePath result = exchange.result();
        if (result.exists()) {
            WorkerAnswer answer = read(result);
            archive().keep();
            return answer;
        }
        if (!exchange.folder().exists()) {
            throw new AbortException("what dataops " + verb + " has answered is gone with its folder "
                    + exchange.folder().getRemote() + ": it was read before, and its result is on the build's page, or somebody deleted it");
        }
        archive().forget();
        String ended = exitCode.isPresent() ? "ended with exit code " + exitCode.getAsInt() : "ended";
        throw new AbortException(
                "dataops " + verb + " " + ended + " before it had a result: its last lines above say why");
    }

    private ClassArchive archive() throws IOException, InterruptedException {
        FilePath installation = root.child(InstallationFolder.HOME).child(handle.installation());
        return ClassArchive.of(installation, new AgentJvm.Java("", handle.archive()), exchange.classes());
    }

    /**
     * Hands over what it had done when it was told to stop. An abort stays an abort, whatever becomes of that.
     *
     * @param last takes it
     * @param abort learns why it cannot be told
     */
    void keep(LastAnswer last, Exception abort) {
        try {
            Background.patiently(
                    () -> last.keep(exchange.result().exists() ? read(exchange.result()) : nothingTold()));
        } catch (IOException | RuntimeException gone) {
            LOGGER.log(Level.WARNING, "what a worker had done when it was ended cannot be told", gone);
            abort.addSuppressed(gone);
        }
    }

    /** Takes all away that the worker was told and has said. */
    void clean() {
        try {
            Background.patiently(exchange::delete);
        } catch (IOException left) {
            LOGGER.log(Level.WARNING, "what a worker was told and has answered could not be deleted", left);
        }
    }

    private WorkerAnswer nothingTold() {
        Problem problem = Problem.of(
                Outcome.ERROR.exitCode(),
                "dataops " + verb + " was ended before it had a result: what it has done until then, if anything, only"
                        + " the database knows");
        ResultDocument document =
                ResultDocument.of(ResultDocument.Kind.PROBLEM, "dataops", Instant.now(), Outcome.ERROR, problem);
        return new WorkerAnswer(document, document);
    }

    private WorkerAnswer read(FilePath result) throws IOException, InterruptedException {
        try (InputStream input = result.read()) {
            ResultDocument found = ResultDocument.read(input);
            return new WorkerAnswer(found, masked(found));
        } catch (ToolException unreadable) {
            AbortException abort = new AbortException(unreadable.getMessage());
            abort.initCause(unreadable);
            throw abort;
        }
    }

    private ResultDocument masked(ResultDocument document) {
        return new ResultDocument(
                document.kind(),
                document.schemaVersion(),
                document.tool(),
                document.startedAt(),
                document.finishedAt(),
                document.outcome(),
                mask.mask(document.result()),
                document.parts().stream().map(this::masked).toList());
    }
}
