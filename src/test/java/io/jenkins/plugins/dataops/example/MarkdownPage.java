package io.jenkins.plugins.dataops.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, taken apart.
 *
 * @param name its path from the root of the source tree
 * @param blocks what stands between fences
 * @param codes what the prose sets as code
 */
public record MarkdownPage(String name, List<Piece> blocks, List<Piece> codes) {
    private static final Pattern FENCE = Pattern.compile(" *```(?<language>.*)");
    private static final Pattern HEADING = Pattern.compile("#+ (?<title>.*)");

    /** Within one paragraph, where it may go over the end of a line. */
    private static final Pattern CODE = Pattern.compile("`((?:[^`\\n]|\\n(?!\\n))+)`");

    /**
     * A piece of a page.
     *
     * @param page where
     * @param line the line of the page on which it begins
     * @param heading the last heading before it
     * @param language the word behind the fence
     * @param text what it says
     */
    public record Piece(String page, int line, String heading, String language, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** All pages that somebody reads who uses or builds this. */
    public static List<MarkdownPage> all() {
        Path root = Shell.root();
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "examples/flights/README.md"),
                            docs.map(page -> "docs/" + page.getFileName()).filter(page -> page.endsWith(".md")).sorted())
                    .map(MarkdownPage::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One page by its path from the root. */
    static MarkdownPage read(String name) {
        try {
            return of(name, Files.readAllLines(Shell.root().resolve(name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A page of lines. */
    static MarkdownPage of(String name, List<String> lines) {
        List<Piece> blocks = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        StringBuilder block = new StringBuilder();
        String heading = "";
        String language = null;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            boolean inside = language != null;
            if (fence.matches() && !inside) {
                language = fence.group("language").strip();
                start = i + 1;
            } else if (fence.matches()) {
                blocks.add(new Piece(name, start, heading, language, block.toString()));
                block.setLength(0);
                language = null;
            } else if (inside) {
                block.append(lines.get(i)).append('\n');
            } else {
                Matcher title = HEADING.matcher(lines.get(i));
                heading = title.matches() ? title.group("title") : heading;
                prose.append(lines.get(i));
            }
            prose.append('\n');
        }
        if (language != null) {
            throw new AssertionError(name + ":" + start + " is a fence that is never closed");
        }
        return new MarkdownPage(name, blocks, codes(name, prose.toString()));
    }

    private static List<Piece> codes(String name, String prose) {
        return CODE.matcher(prose)
                .results()
                .map(found -> new Piece(
                        name,
                        1 + (int) prose.substring(0, found.start()).chars().filter(character -> character == '\n').count(),
                        "",
                        "",
                        found.group(1).replaceAll("\\s*\\n\\s*", " ")))
                .toList();
    }

    /** The blocks of a language, its further words left alone. */
    public List<Piece> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().split(" ")[0].equals(language))
                .toList();
    }
}
