package io.jenkins.plugins.dataops.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for each key that somebody holds or waits for; other keys are forgotten. */
final class KeyedLocks<K> {
    private final Map<K, Shared> locks = new HashMap<>();

    /** A lock, and how many hold it or wait for it. */
    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /** A lock that the thread holds which asked for it, until it closes this. */
    final class Held implements AutoCloseable {
        private final K key;
        private final Shared shared;

        private Held(K key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        @Override
        public void close() {
            shared.lock.unlock();
            leave(key, shared);
        }
    }

    /**
     * Waits until no other thread holds the lock of this key.
     *
     * @throws InterruptedException when the wait is ended
     */
    Held hold(K key) throws InterruptedException {
        Shared shared = join(key);
        boolean locked = false;
        try {
            shared.lock.lockInterruptibly();
            locked = true;
        } finally {
            if (!locked) {
                leave(key, shared);
            }
        }
        return new Held(key, shared);
    }

    private synchronized Shared join(K key) {
        Shared shared = locks.computeIfAbsent(key, one -> new Shared());
        shared.users++;
        return shared;
    }

    private synchronized void leave(K key, Shared shared) {
        shared.users--;
        if (shared.users == 0) {
            locks.remove(key);
        }
    }

    /** How many keys are held or waited for. */
    synchronized int size() {
        return locks.size();
    }
}
