package io.jenkins.plugins.dataops.worker;

import hudson.FilePath;
import hudson.Proc;
import java.io.IOException;
import java.util.concurrent.Callable;
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

    private final FutureTask<Proc> process;
    private final FutureTask<Integer> end;
    private final FilePath stop;
    private LeavingTime leaving;
    private FutureTask<Long> said;
    private boolean aborted;
    private boolean killed;

    /**
     * Starts a command.
     *
     * @param start starts it
     * @param stop the file that tells it to stop
     */
    RunningCommand(Callable<Proc> start, FilePath stop) {
        this.stop = stop;
        this.process = inBackground(start);
        this.end = inBackground(() -> process.get().join());
    }

    /**
     * How a command ended.
     *
     * @param exitCode its exit code
     * @param told whether it was told to stop
     * @param aborted whether who waited for it was interrupted
     */
    record Ending(int exitCode, boolean told, boolean aborted) {}

    /**
     * Waits until the command has ended, however often it is asked to hurry: whoever goes on must know that nothing is
     * done there any more.
     *
     * @param wanted asked every other second; when it says no, or the thread is interrupted, the command is told to stop
     * @throws IOException when it cannot be started, or the agent cannot be reached
     */
    Ending await(BooleanSupplier wanted) throws IOException {
        while (true) {
            try {
                int exitCode = end.get(LOOK_AGAIN, TimeUnit.MILLISECONDS);
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
                throw cause(failure);
            }
        }
    }

    private static IOException cause(ExecutionException failure) {
        Throwable cause = failure.getCause() instanceof ExecutionException start ? start.getCause() : failure.getCause();
        return cause instanceof IOException known ? known : new IOException(cause);
    }

    private void tell() {
        if (leaving != null) {
            return;
        }
        leaving = new LeavingTime(System.nanoTime());
        inBackground(() -> {
            try {
                stop.touch(System.currentTimeMillis());
            } catch (IOException | RuntimeException unheard) {
                LOGGER.log(Level.FINE, "a worker cannot be told to stop", unheard);
                process.get().kill();
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
            said = inBackground(stop::length);
        }
        // An agent that does not answer is not waited for in vain.
        if (said.isDone() || leaving.isUsedUp(now)) {
            killed = leaving.isOver(now, said.isDone() ? length(said) : -1);
            said = null;
        }
        if (killed) {
            inBackground(() -> {
                process.get().kill();
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

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "dataops worker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
