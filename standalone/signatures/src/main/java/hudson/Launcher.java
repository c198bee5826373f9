package hudson;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

public abstract class Launcher {
    private Launcher() {}

    public final ProcStarter launch() {
        throw new UnsupportedOperationException();
    }

    public final class ProcStarter {
        private ProcStarter() {}

        public ProcStarter cmds(List<String> command) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter envs(Map<String, String> environment) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter pwd(FilePath folder) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter quiet(boolean quiet) {
            throw new UnsupportedOperationException();
        }

        public Proc start() throws IOException {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdout(OutputStream output) {
            throw new UnsupportedOperationException();
        }
    }
}
