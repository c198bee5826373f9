package io.jenkins.plugins.dataops.worker;

import hudson.FilePath;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The worker's jars on an agent: copied once per agent and content, so that an update of the plugin never pulls the
 * jars from under a running worker.
 */
final class WorkerInstallation {
    private static final String COMPLETE = "complete";
    private static final long KEEP_UNUSED_MILLIS = TimeUnit.DAYS.toMillis(30);

    /** By the agents' root folders: an agent that hangs while it takes a copy holds up its own builds alone. */
    private static final KeyedLocks<FilePath> LOCKS = new KeyedLocks<>();

    private WorkerInstallation() {}

    /**
     * Makes sure that the jars are on the agent.
     *
     * @param agentRoot the agent's root folder
     * @return the folder that holds the jars
     */
    static FilePath ensure(FilePath agentRoot) throws IOException, InterruptedException {
        WorkerClassPath content = WorkerClassPath.current();
        // All copies come from here, so that a lock here keeps two builds from taking each other's copy for a broken one.
        try (KeyedLocks<FilePath>.Held mine = LOCKS.hold(agentRoot)) {
            return ensure(agentRoot.child("dataops-worker"), content);
        }
    }

    private static FilePath ensure(FilePath home, WorkerClassPath content) throws IOException, InterruptedException {
        FilePath installed = home.child(content.hash());
        FilePath complete = installed.child(COMPLETE);
        if (!complete.exists()) {
            FilePath arriving = home.child("arriving-" + UUID.randomUUID());
            try {
                copy(content, arriving);
                // Whatever is there is not complete: a copy that was interrupted or half cleaned away.
                installed.deleteRecursive();
                arriving.renameTo(installed);
            } finally {
                arriving.deleteRecursive();
            }
        }
        complete.touch(System.currentTimeMillis());
        forgetUnused(home, installed);
        return installed;
    }

    private static void copy(WorkerClassPath content, FilePath target) throws IOException, InterruptedException {
        target.mkdirs();
        Map<String, Integer> taken = new HashMap<>();
        for (File jar : content.jars()) {
            int again = taken.merge(jar.getName(), 1, Integer::sum);
            target.child(again == 1 ? jar.getName() : again + "-" + jar.getName()).copyFrom(new FilePath(jar));
        }
        target.child(COMPLETE).touch(System.currentTimeMillis());
    }

    private static void forgetUnused(FilePath home, FilePath installed) throws IOException, InterruptedException {
        long limit = System.currentTimeMillis() - KEEP_UNUSED_MILLIS;
        for (FilePath other : home.listDirectories()) {
            FilePath mark = other.child(COMPLETE);
            long used = mark.exists() ? mark.lastModified() : other.lastModified();
            if (!other.equals(installed) && used < limit) {
                other.deleteRecursive();
            }
        }
    }
}
