package io.jenkins.plugins.dataops.revision;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit to the repository. By itself it runs the machine's git program to find the system's configuration, reads
 * the user's, and writes probe files to measure the file system's clock; nothing of that is needed to walk commits.
 */
final class QuietSystem extends SystemReader.Delegate {
    private static final String COARSEST_CLOCK = "2 seconds";

    private QuietSystem(SystemReader system) {
        super(system);
    }

    /** Puts itself before the system, once for this copy of JGit. */
    static synchronized void install() {
        SystemReader system = SystemReader.getInstance();
        if (!(system instanceof QuietSystem)) {
            SystemReader.setInstance(new QuietSystem(system));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fileSystem) {
        return new NoFile(parent, fileSystem);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fileSystem) {
        return new NoFile(parent, fileSystem);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fileSystem) {
        return new NoFile(parent, fileSystem);
    }

    private static final class NoFile extends FileBasedConfig {
        NoFile(Config parent, FS fileSystem) {
            super(parent, null, fileSystem);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // There is no file.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        /** What a measurement would have found and saved; too coarse a clock costs only a second look. */
        @Override
        public String getString(String section, String subsection, String name) {
            return section.equals("filesystem") ? COARSEST_CLOCK : super.getString(section, subsection, name);
        }
    }
}
