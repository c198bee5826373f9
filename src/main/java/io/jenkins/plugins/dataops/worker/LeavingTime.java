package io.jenkins.plugins.dataops.worker;

import java.util.concurrent.TimeUnit;

/**
 * How long a command that was told to stop is waited for. It ends itself when its own time is over; but each attempt at
 * what must not be left undone, such as switching back a bad release, has that time anew. The command says that such an
 * attempt has begun by making the file longer by which it was told, and then it is waited for once more.
 */
final class LeavingTime {
    /** Longer than the command itself takes at most from being told, or from the begin of an attempt, until it ends. */
    static final long EACH = TimeUnit.SECONDS.toNanos(75);

    /** However many attempts it makes. */
    static final long IN_ALL = TimeUnit.MINUTES.toNanos(10);

    private final long told;
    private long end;
    private long seen;

    /**
     * Begins to count.
     *
     * @param now when the command was told to stop, as {@link System#nanoTime()} has it
     */
    LeavingTime(long now) {
        told = now;
        end = now + EACH;
    }

    /**
     * Whether the command has to say whether it needs more.
     *
     * @param now the time by the same clock
     */
    boolean isDue(long now) {
        return now - end >= 0;
    }

    /**
     * Whether nothing that it says counts any more.
     *
     * @param now the time by the same clock
     */
    boolean isUsedUp(long now) {
        return now - told >= IN_ALL;
    }

    /**
     * Takes what the command says, and waits once more where that is more than it has said before.
     *
     * @param now the time by the same clock
     * @param length how long the file is; negative when nobody knows
     * @return whether the command is to be ended
     */
    boolean isOver(long now, long length) {
        if (length <= seen || isUsedUp(now)) {
            return true;
        }
        seen = length;
        end = Math.min(now - told + EACH, IN_ALL) + told;
        return false;
    }
}
