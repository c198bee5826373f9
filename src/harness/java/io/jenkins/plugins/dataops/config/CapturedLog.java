package io.jenkins.plugins.dataops.config;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that is logged while it is open, with its level, the parameters and the whole chain of each exception. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final StringWriter text = new StringWriter();

    /** Listens from now on. */
    public CapturedLog() {
        Logger.getLogger("").addHandler(this);
    }

    /** What was logged so far. */
    public synchronized String text() {
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord line) {
        text.append(line.getLevel().getName()).append(' ');
        text.append(line.getMessage()).append(' ').append(Arrays.toString(line.getParameters())).append('\n');
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text, true));
        }
    }

    @Override
    public void flush() {
        // It is all in memory.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
