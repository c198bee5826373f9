package io.jenkins.plugins.dataops.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text, which are shown only on request. */
final class StackTraceText {
    private StackTraceText() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
