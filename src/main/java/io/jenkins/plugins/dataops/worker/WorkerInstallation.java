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

    private WorkerInstallation() {}

    /**
     * Makes sure that the jars are on the agent.
     *
     * @param agentRoot the agent's root folder
     * @return the folder that holds the jars
     */
    static FilePath ensure(FilePath agentRoot) throws IOException, InterruptedException {
        WorkerContent content = WorkerContent.current();
        FilePath home = agentRoot.child("dataops-worker");
        FilePath installed = home.child(content.hash());
        FilePath complete = installed.child(COMPLETE);
        if (!complete.exists()) {
            FilePath arriving = home.child("arriving-" + UUID.randomUUID());
            try {
                copy(content, arriving);
                // Whatever is there is not complete: a copy that was interrupted or half cleaned away.
                installed.deleteRecursive();
                arriving.renameTo(installed);
            } catch (IOException failure) {
                // Another build may have been faster; then its copy serves this one too.
                if (!complete.exists()) {
                    throw failure;
                }
            } finally {
                arriving.deleteRecursive();
            }
        }
        complete.touch(System.currentTimeMillis());
        forgetUnused(home, installed);
        return installed;
    }

    private static void copy(WorkerContent content, FilePath target) throws IOException, InterruptedException {
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
