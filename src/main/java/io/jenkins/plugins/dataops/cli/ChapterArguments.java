package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.ChapterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes the words of one chapter: its title, and the result files that follow up to the next option. The parser by itself
 * would put those of all chapters into one list.
 */
final class ChapterArguments implements IParameterConsumer {
    /** A title and at least one file. */
    static final String ARITY = "2..*";

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        if (words.isEmpty() || words.peek().startsWith("-")) {
            throw refused(option, command);
        }
        String title = words.pop();
        List<String> results = new ArrayList<>();
        while (!words.isEmpty() && !words.peek().startsWith("-")) {
            results.add(words.pop());
        }
        if (results.isEmpty()) {
            throw refused(option, command);
        }
        List<ChapterRequest> before = option.getValue();
        List<ChapterRequest> chapters = new ArrayList<>(before == null ? List.of() : before);
        chapters.add(new ChapterRequest(title, results));
        option.setValue(chapters);
    }

    private static ParameterException refused(ArgSpec option, CommandSpec command) {
        return new ParameterException(
                command.commandLine(),
                ((OptionSpec) option).longestName() + " needs a title and at least one result file behind it");
    }
}
