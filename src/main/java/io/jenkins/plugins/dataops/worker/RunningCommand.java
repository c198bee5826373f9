package io.jenkins.plugins.dataops.worker;

import hudson.FilePath;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A command on an agent that is waited for, and told to stop when nobody wants it any more. Jenkins' own way to end a
 * process tells it twice, within five seconds or at once where the wait for it is interrupted, and a command that is told
 * twice says no more. So somebody else waits who is never interrupted, and a file tells it.
 */
final class RunningCommand {
    private static final Logger LOGGER = Logger.getLogger(RunningCommand.class.getName());
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toMillis(2);

    private final WorkerPoll poll;
    private final FutureTask<OptionalInt> end;
    private final FilePath stop;
    private LeavingTime leaving;
    private FutureTask<Long> said;
    private boolean aborted;
    private boolean killed;

    /**
     * Begins to wait for a command.
     *
     * @param poll hears it
     * @param stop the file that tells it to stop
     */
    RunningCommand(WorkerPoll poll, FilePath stop) {
        this.poll = poll;
        this.stop = stop;
        this.end = Background.begin(poll::toItsEnd);
    }

    /**
     * How a command ended.
     *
     * @param exitCode its exit code, where that is known
     * @param told whether it was told to stop
     * @param aborted whether who waited for it was interrupted
     */
    record Ending(OptionalInt exitCode, boolean told, boolean aborted) {}

    /**
     * Waits until the command has ended, however often it is asked to hurry: whoever goes on must know that nothing is
     * done there any more.
     *
     * @param wanted asked every other second; when it says no, or the thread is interrupted, the command is told to stop
     * @throws IOException when the agent cannot be reached
     */
    Ending await(BooleanSupplier wanted) throws IOException {
        while (true) {
            try {
                OptionalInt exitCode = end.get(LOOK_AGAIN, TimeUnit.MILLISECONDS);
                return new Ending(exitCode, leaving != null, aborted);
            } catch (InterruptedException interrupted) {
                aborted = true;
                tell();
            } catch (TimeoutException atWork) {
                if (!wanted.getAsBoolean()) {
                    tell();
                }
                killIfItsTimeIsOver();
            } catch (ExecutionException failure) {
                throw Background.cause(failure);
            }
        }
    }

    private void tell() {
        if (leaving != null) {
            return;
        }
        leaving = new LeavingTime(System.nanoTime());
        Background.begin(() -> {
            try {
                stop.touch(System.currentTimeMillis());
            } catch (IOException | RuntimeException unheard) {
                LOGGER.log(Level.FINE, "a worker cannot be told to stop", unheard);
                poll.kill();
            }
            return null;
        });
    }

    private void killIfItsTimeIsOver() {
        long now = System.nanoTime();
        if (leaving == null || killed || !leaving.isDue(now)) {
            return;
        }
        if (said == null) {
            said = Background.begin(stop::length);
        }
        // An agent that does not answer is not waited for in vain.
        if (said.isDone() || leaving.isUsedUp(now)) {
            killed = leaving.isOver(now, said.isDone() ? length(said) : -1);
            said = null;
        }
        if (killed) {
            Background.begin(() -> {
                poll.kill();
                return null;
            });
        }
    }

    private static long length(FutureTask<Long> said) {
        try {
            return said.get();
        } catch (ExecutionException unknown) {
            LOGGER.log(Level.FINE, "a worker cannot be asked what it does", unknown);
        } catch (InterruptedException hurry) {
            // Whoever waits here has been told already.
            LOGGER.log(Level.FINE, "a worker is waited for", hurry);
        }
        return -1;
    }
}
