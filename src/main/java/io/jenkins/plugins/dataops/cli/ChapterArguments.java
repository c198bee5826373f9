package io.jenkins.plugins.dataops.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The words behind {@code --chapter}.
 *
 * @param title the first word
 * @param results the result files that follow, up to the next option
 */
record ChapterArguments(String title, List<Path> results) {
    /** Takes the words of one chapter; the parser by itself would put those of all chapters into one list. */
    static final class Consumer implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (words.isEmpty() || words.peek().startsWith("-")) {
                throw refused(command);
            }
            String title = words.pop();
            List<Path> results = new ArrayList<>();
            while (!words.isEmpty() && !words.peek().startsWith("-")) {
                results.add(Path.of(words.pop()));
            }
            if (results.isEmpty()) {
                throw refused(command);
            }
            List<ChapterArguments> chapters = new ArrayList<>(option.<List<ChapterArguments>>getValue());
            chapters.add(new ChapterArguments(title, List.copyOf(results)));
            option.setValue(chapters);
        }

        private static ParameterException refused(CommandSpec command) {
            CommandLine line = command.commandLine();
            return new ParameterException(line, "--chapter needs a title and at least one result file behind it");
        }
    }
}
