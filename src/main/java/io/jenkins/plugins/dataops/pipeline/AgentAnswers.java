package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.model.Computer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for agents, each for a limited time. An agent may be gone without anybody having noticed, and then not even the
 * end of what it was asked for comes back: whoever asked goes on without it, and it is asked nothing more until then.
 */
final class AgentAnswers {
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /**
     * Has something done with an agent.
     *
     * @param computer the agent
     * @param limit how long it is waited for
     * @param work what is done, which is interrupted when nobody waits for it any more
     * @return what it came to
     * @throws AbortException when the agent does not answer
     * @throws IOException when the work fails
     * @throws InterruptedException when the wait is ended
     */
    <T> T of(Computer computer, Duration limit, Callable<T> work) throws IOException, InterruptedException {
        String agent = "the agent '" + computer.getDisplayName() + "'";
        CountDownLatch earlier = awaited.get(computer.getName());
        if (earlier != null && earlier.getCount() > 0) {
            throw new AbortException(agent + " still owes an answer");
        }
        CountDownLatch over = new CountDownLatch(1);
        Future<T> answer = Computer.threadPoolForRemoting.submit(() -> {
            try {
                return work.call();
            } finally {
                over.countDown();
            }
        });
        boolean answered = false;
        try {
            T value = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return value;
        } catch (TimeoutException silent) {
            throw new AbortException(agent + " did not answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException failure) {
            answered = true;
            throw rethrown(failure.getCause());
        } finally {
            if (!answered) {
                awaited.put(computer.getName(), over);
                answer.cancel(true);
            }
        }
    }

    private static IOException rethrown(Throwable cause) throws InterruptedException {
        if (cause instanceof RuntimeException plain) {
            throw plain;
        }
        if (cause instanceof InterruptedException ended) {
            throw ended;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}
