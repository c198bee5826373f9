package io.jenkins.plugins.dataops.worker;

import hudson.FilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The second part of a worker: what it says is passed on, line by line and each once, until it has ended. It is the same
 * whether it was just started or is found again by its handle.
 */
final class WorkerPoll {
    /** So often in a row it may be impossible to look. */
    private static final int LOOKS = 5;

    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toMillis(1);

    private final FilePath root;
    private final String folder;
    private final OutputStream log;
    private final WorkerKeeper keeper;
    private WorkerHandle handle;
    private long known;
    private volatile boolean ended;

    /**
     * A view of a worker.
     *
     * @param root the agent's root folder
     * @param exchange its private folder
     * @param handle by what it is found
     * @param log receives what it says
     * @param keeper receives the handle each time that more is in the log, and says when to hear no more
     */
    WorkerPoll(
            FilePath root, Exchange exchange, WorkerHandle handle, OutputStream log, WorkerKeeper keeper) {
        this.root = root;
        this.folder = exchange.folder().getRemote();
        this.handle = handle;
        this.log = log;
        this.keeper = keeper;
        this.known = handle.read();
    }

    /**
     * Passes on what is new, and waits a moment for it.
     *
     * @return how it ended, with its exit code where that is known; empty while it runs
     * @throws WorkerLeftException when it is left to another controller
     * @throws IOException when the agent cannot be asked
     * @throws InterruptedException when the wait is ended
     */
    Optional<OptionalInt> next() throws IOException, InterruptedException {
        ProcessNews news = root.act(new ProcessLook(folder, handle.worker(), known));
        if (keeper.leaves()) {
            throw new WorkerLeftException(handle);
        }
        byte[] said = news.said();
        if (said.length > 0) {
            log.write(said);
            log.flush();
            passed(said);
        }
        if (!news.ended()) {
            return Optional.empty();
        }
        ended = true;
        return Optional.of(news.exitCode() == null ? OptionalInt.empty() : OptionalInt.of(news.exitCode()));
    }

    /** A line that is not whole yet is not in the log, and is read again by whoever goes on from the handle. */
    private void passed(byte[] said) {
        int line = said.length;
        while (line > 0 && said[line - 1] != '\n') {
            line--;
        }
        if (line > 0) {
            handle = handle.readUpTo(known + line);
            keeper.keep(handle);
        }
        known += said.length;
    }

    /**
     * Waits for its end.
     *
     * @return its exit code, where that is known
     * @throws WorkerLeftException when it is left before its end
     * @throws IOException when the agent cannot be asked
     * @throws InterruptedException when the wait is ended
     */
    OptionalInt toItsEnd() throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            try {
                Optional<OptionalInt> end = next();
                if (end.isPresent()) {
                    return end.get();
                }
                failures = 0;
            } catch (WorkerLeftException left) {
                throw left;
            } catch (IOException unseen) {
                // A file system may refuse for a moment, and the worker is at work all the same.
                failures++;
                if (failures == LOOKS) {
                    throw unseen;
                }
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }

    /** Whether it was seen to have ended. */
    boolean hasEnded() {
        return ended;
    }

    /**
     * Ends it at once.
     *
     * @return whether it has ended
     */
    boolean kill() throws IOException, InterruptedException {
        return root.act(new ProcessEnd(handle.exchange(), handle.worker()));
    }
}
