package io.jenkins.plugins.dataops.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that listen to SIGINT. A shell starts what runs in the background with SIGINT ignored, and what these tests run
 * in would hand that on.
 */
final class Interruptible {
    private static final List<String> LISTENING = List.of("env", "--default-signal=INT");
    private static final boolean POSSIBLE = ends("true");

    private Interruptible() {}

    /** A command line that listens, where that can be had. */
    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(POSSIBLE ? LISTENING : List.of());
        command.addAll(words);
        return command;
    }

    /** The command in a process of its own, with the classes of the tests. */
    static List<String> dataops(List<String> words) {
        List<String> command = command(PackedCommand.words());
        command.addAll(words);
        return command;
    }

    /** Skips a test that sends SIGINT where it might not be heard. */
    static void assume() {
        assumeTrue(POSSIBLE, "no env that knows --default-signal: SIGINT may be ignored here");
    }

    private static boolean ends(String program) {
        List<String> command = new ArrayList<>(LISTENING);
        command.add(program);
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
