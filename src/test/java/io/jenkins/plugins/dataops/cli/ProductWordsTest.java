package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read of the product is plain current English: in messages, templates, help and documentation. */
class ProductWordsTest {
    private static final Pattern UNWANTED = Pattern.compile(
            "\\b(?:can not|mend(?:s|ed|ing)?|unable to|good to know|it is not said)\\b", Pattern.CASE_INSENSITIVE);

    /** What another product says, and is known by. */
    private static final Set<String> OF_OTHERS = Set.of("Unable to baseline");

    /** Comments and characters are passed over, with the quotation marks in them. */
    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|'(?:\\\\.|[^'\\\\\\n])+'|\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"",
            Pattern.DOTALL);

    private static final Pattern CONTINUED = Pattern.compile("(?<!\")\"\\s*\\+\\s*\"(?!\")");

    @Test
    void noSentenceHasAnUnwantedWord() throws IOException {
        Path root = LauncherTest.repository();
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (String place : List.of("src/main", "docs", "README.md", "CONTRIBUTING.md", "examples")) {
            try (Stream<Path> files = Files.walk(root.resolve(place))) {
                for (Path file : files.filter(ProductWordsTest::isRead).toList()) {
                    for (String text : texts(file)) {
                        texts++;
                        Matcher word = UNWANTED.matcher(text);
                        if (!OF_OTHERS.contains(text) && word.find()) {
                            found.add(root.relativize(file) + ": " + word.group() + " in " + text);
                        }
                    }
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(texts).isGreaterThan(1000);
    }

    @Test
    void aSentenceIsFoundWhereverItsLinesEnd() {
        List<String> found = literals("/* \"a\" */ f('\"', \"it can \" // \"b\"\n + \"not\",\n \"\"\"\n \"c\" d\n\"\"\", \"\");");
        assertThat(found).containsExactly("it can not", "\n \"c\" d\n", "");
        assertThat(UNWANTED.matcher(found.get(0)).find()).isTrue();
    }

    private static boolean isRead(Path file) {
        return file.toString().matches(".*\\.(?:java|html|jelly|js|mustache|properties|md|sh|yaml|sql)");
    }

    private static List<String> texts(Path file) throws IOException {
        String text = Files.readString(file);
        return (file.toString().endsWith(".java") ? literals(text) : List.of(text))
                .stream().map(one -> one.replaceAll("\\s+", " ")).toList();
    }

    private static List<String> literals(String source) {
        StringBuilder kept = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        // Comments go first, as they may stand between two pieces of one sentence.
        while (token.find()) {
            token.appendReplacement(kept, token.group().startsWith("/") ? " " : Matcher.quoteReplacement(token.group()));
        }
        token.appendTail(kept);
        String whole = CONTINUED.matcher(kept).replaceAll("");
        return TOKEN.matcher(whole)
                .results()
                .map(found -> found.group())
                .filter(found -> found.startsWith("\""))
                .map(found -> found.replaceAll("^\"+|\"+$", ""))
                .toList();
    }
}
