package io.jenkins.plugins.dataops.worker;

import hudson.FilePath;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The worker's jars on an agent: copied once per agent and content, so that an update of the plugin never pulls the
 * jars from under a running worker.
 */
final class WorkerInstallation {
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
        // One build of this controller copies and the others wait; of other controllers the agent decides.
        try (KeyedLocks<FilePath>.Held mine = LOCKS.hold(agentRoot)) {
            return ensure(agentRoot, content);
        }
    }

    private static FilePath ensure(FilePath root, WorkerClassPath content) throws IOException, InterruptedException {
        FilePath home = root.child(InstallationFolder.HOME);
        if (!root.act(InstallationFolder.use(root.getRemote(), content.hash()))) {
            FilePath arriving = home.child("arriving-" + UUID.randomUUID());
            try {
                copy(content, arriving);
                root.act(InstallationFolder.use(root.getRemote(), content.hash(), arriving.getName()));
            } finally {
                arriving.deleteRecursive();
            }
        }
        return home.child(content.hash());
    }

    private static void copy(WorkerClassPath content, FilePath target) throws IOException, InterruptedException {
        target.mkdirs();
        Map<String, Integer> taken = new HashMap<>();
        for (File jar : content.jars()) {
            int again = taken.merge(jar.getName(), 1, Integer::sum);
            target.child(again == 1 ? jar.getName() : again + "-" + jar.getName()).copyFrom(new FilePath(jar));
        }
        target.child(InstallationFolder.COMPLETE).touch(System.currentTimeMillis());
    }
}
