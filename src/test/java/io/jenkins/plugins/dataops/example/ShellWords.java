package io.jenkins.plugins.dataops.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks a shell which words it would hand to the command, so that they can be run without starting a JVM for each. */
final class ShellWords {
    private static final String TELLS = "dataops() { printf '%s\\0' \"$#\" \"$@\"; }\n";

    private ShellWords() {}

    /** Whether a script has to be run by a shell as a whole: it uses or keeps what a command prints, or starts other programs. */
    static boolean needsAll(String script) {
        return Stream.of("$(", " -- ", "|", "&&", " >").anyMatch(script::contains);
    }

    /** The arguments of each command of a script, in order; a variable that is not set is a failure. */
    static List<List<String>> of(Shell shell, Path folder, Map<String, String> environment, String script) {
        String told = shell.run(folder, environment, List.of("bash", "-euc", TELLS + script)).endsWith(0).output();
        List<String> words = Arrays.asList(told.split("\0"));
        List<List<String>> commands = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int end = i + 1 + Integer.parseInt(words.get(i));
            commands.add(words.subList(i + 1, end));
            i = end;
        }
        return commands;
    }
}
