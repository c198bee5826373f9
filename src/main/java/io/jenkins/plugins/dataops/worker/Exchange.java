package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The private folder through which controller and worker talk. It is below the agent's root folder and never in a
 * workspace: what the texts of a workspace may reach is all of it, so they could read another step's secrets there.
 */
final class Exchange {
    /** The file of what the worker says. */
    static final String OUTPUT = "output";

    /** The file that holds its exit code when it has ended. */
    static final String EXIT = "exit";

    /** The file that tells its process. */
    static final String PROCESS = "process";

    /** The file that names the copy of the class path that it runs from. */
    static final String INSTALLATION = "installation";

    /** Those that this controller uses; any other one was left behind. */
    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private final String name;
    private final FilePath folder;

    private Exchange(String name, FilePath folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * Makes a folder that nobody else has.
     *
     * @param root the agent's root folder
     * @param workspace where the command is going to run
     * @throws AbortException when no private folder can be had there
     */
    static Exchange open(FilePath root, FilePath workspace) throws IOException, InterruptedException {
        String name = UUID.randomUUID().toString();
        IN_USE.add(name);
        try {
            root.act(new ExchangeFolder(root.getRemote(), name, workspace.getRemote(), Set.copyOf(IN_USE)));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            IN_USE.remove(name);
            throw failure;
        }
        return new Exchange(name, root.child(ExchangeFolder.HOME).child(name));
    }

    /**
     * One that was made before, perhaps by another controller, and need not be there any more.
     *
     * @param root the agent's root folder
     * @param name its name
     */
    static Exchange of(FilePath root, String name) {
        IN_USE.add(name);
        return new Exchange(name, root.child(ExchangeFolder.HOME).child(name));
    }

    /** By what it is found again below the same root folder. */
    String name() {
        return name;
    }

    /** The folder itself. */
    FilePath folder() {
        return folder;
    }

    /** Which copy of the class path the worker runs from. */
    FilePath installation() {
        return folder.child(INSTALLATION);
    }

    /** What the worker is to do. */
    FilePath request() {
        return folder.child("request.json");
    }

    /** What it found out. */
    FilePath result() {
        return folder.child("result.json");
    }

    /** The classes that it loaded, when its JVM is asked to keep them. */
    FilePath classes() {
        return folder.child("classes.jsa");
    }

    /** Is there once the worker is to stop. */
    FilePath stop() {
        return folder.child("stop");
    }

    /** Uses it no more, and leaves it as it is. */
    void leave() {
        IN_USE.remove(name);
    }

    /** Takes it away with all that is in it. */
    void delete() throws IOException, InterruptedException {
        try {
            folder.deleteRecursive();
        } finally {
            IN_USE.remove(name);
        }
    }
}
