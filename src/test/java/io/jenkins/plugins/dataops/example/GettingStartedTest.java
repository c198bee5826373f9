package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/getting-started.md} tells, in its order: a line with nothing but a file's name and the block
 * below it is a file; a block of {@code sh} is run, and one of {@code sh fails} must end with exit code 1. A block of
 * {@code text} is what the last one prints, to the blank; three dots stand for what is left out.
 */
class GettingStartedTest {
    private static final Pattern PIECE =
            Pattern.compile("(?m)^(?:`(?<file>[^`\\n]+)`\\n\\n)?```(?<language>[a-z ]*)\\n(?<text>(?s:.*?))^```$");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private int texts;

    @Test
    void everyCommandOfThePageDoesWhatItSays() throws IOException {
        Path shop = folder.resolve("shop");
        Matcher piece = PIECE.matcher(Files.readString(Shell.root().resolve("docs/getting-started.md")));

        int commands = 0;
        while (piece.find()) {
            if (piece.group("file") != null) {
                Shell.write(shop.resolve(piece.group("file")), piece.group("text"));
            } else if (piece.group("language").startsWith("sh")) {
                // The first block makes the folder and goes into it; the shell of each block is a new one.
                run(commands == 0 ? folder : shop, piece.group("text"), piece.group("language").equals("sh fails"));
                commands++;
            } else if (piece.group("language").equals("text")) {
                shown(piece.group("text"));
            }
        }

        assertThat(commands).isGreaterThan(8);
        assertThat(texts).isPositive();
        assertThat(String.join("\n", said))
                .containsSubsequence(
                        "1 migration applied",
                        "shop released: nothing -> blue",
                        "no order is lost",
                        "readers noticed nothing",
                        "shop released: blue -> green",
                        "shop rolled back: green -> blue",
                        "change fail rate",
                        "report: file://");
        assertThat(shop.resolve("report.html")).exists();
    }

    private void shown(String block) {
        StringBuilder printed = new StringBuilder();
        for (String part : block.split("\\.\\.\\.", -1)) {
            printed.append(printed.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        assertThat(said.get(said.size() - 1)).containsPattern(Pattern.compile(printed.toString(), Pattern.DOTALL));
        texts++;
    }

    private void run(Path where, String script, boolean fails) {
        Map<String, String> author = Map.of(
                "GIT_AUTHOR_NAME", "A", "GIT_AUTHOR_EMAIL", "a@example.org",
                "GIT_COMMITTER_NAME", "A", "GIT_COMMITTER_EMAIL", "a@example.org");
        Shell.Said result = new Shell(folder).run(where, author, List.of("bash", "-euc", script));
        said.add(result.endsWith(fails ? 1 : 0).output());
    }
}
