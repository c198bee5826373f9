package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.files.OutputFiles;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a program wants to be answered, read from words that cannot be parsed: it asked for a document, and gets one
 * whatever else is wrong with them.
 *
 * @param json whether standard output is to be the result document
 * @param result where the document is to be written, too
 * @param others the other words, of which any may name a file that the call was to read
 */
record WantedAnswer(boolean json, Optional<Path> result, List<String> others) {
    private static final String FORMAT = "--format";
    private static final String RESULT = "--result";

    /** What the words ask for; what stands behind two dashes asks for nothing. */
    static WantedAnswer in(List<String> words) {
        int end = words.indexOf("--");
        List<String> own = new ArrayList<>(end < 0 ? words : words.subList(0, end));
        boolean json = take(FORMAT, own).filter("json"::equalsIgnoreCase).isPresent();
        Optional<Path> result = take(RESULT, own).filter(file -> !file.isBlank()).map(Path::of);
        return new WantedAnswer(json, result, own);
    }

    /** Takes an option's value out of the words. */
    private static Optional<String> take(String option, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                return Optional.of(words.remove(i).substring(option.length() + 1));
            }
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                words.remove(i);
                return Optional.of(words.remove(i));
            }
        }
        return Optional.empty();
    }

    /**
     * The file of the result. Nobody knows what else words name that cannot be parsed, such as files of a pattern: only
     * an earlier result is replaced, and only when no other word names it.
     *
     * @param folder what the words are relative to
     * @return a file that may be written
     * @throws UsageException when something would be lost by it
     */
    Path file(Path folder) {
        Path file = folder.resolve(result.orElseThrow());
        OutputFiles outputs = new OutputFiles();
        outputs.keep(folder.resolve(Project.FILE_NAME), "the project file");
        others.forEach(word -> named(word).forEach(name -> outputs.keep(folder.resolve(name), "named by another word")));
        outputs.add(file);
        if (!isReplaceable(file)) {
            throw new UsageException(file + " is not written: it is no earlier result; name another file");
        }
        return file;
    }

    /** What a word may name: as a whole, or behind a short option, a sign or the word {@code file:}. */
    private static List<Path> named(String word) {
        List<Path> names = new ArrayList<>();
        for (String name : List.of(word, word.substring(Math.min(2, word.length())), behind("=", word), behind(":", word))) {
            try {
                names.add(Path.of(name));
            } catch (InvalidPathException none) {
                // It names no file.
            }
        }
        names.removeIf(name -> name.toString().isEmpty());
        return names;
    }

    private static String behind(String sign, String word) {
        return word.substring(word.indexOf(sign) + 1);
    }

    private static boolean isReplaceable(Path file) {
        if (!Files.isRegularFile(file)) {
            return true;
        }
        try (InputStream content = Files.newInputStream(file)) {
            if (Files.size(file) > 0) {
                ResultDocument.read(content);
            }
            return true;
        } catch (IOException | ToolException other) {
            return false;
        }
    }
}
