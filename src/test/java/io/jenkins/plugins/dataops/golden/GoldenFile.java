package io.jenkins.plugins.dataops.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Something that this product keeps, as one of its versions wrote it: {@code golden/FORM-NUMBER.SUFFIX} among the
 * resources. Users have files of every number, so none of them is changed; who changes a form adds the next one.
 * CONTRIBUTING.md says how.
 */
public final class GoldenFile {
    private final String form;
    private final int number;
    private final String suffix;
    private final byte[] content;

    private GoldenFile(String form, int number, String suffix, byte[] content) {
        this.form = form;
        this.number = number;
        this.suffix = suffix;
        this.content = content;
    }

    /**
     * All versions of a form.
     *
     * @param form what is kept, such as {@code result/migration}
     * @param suffix how the files' names end, such as {@code json}
     * @return the files, oldest first
     */
    public static List<GoldenFile> all(String form, String suffix) {
        List<GoldenFile> all = new ArrayList<>();
        for (int number = 1; ; number++) {
            try (InputStream content = GoldenFile.class.getResourceAsStream(resource(form, number, suffix))) {
                if (content == null) {
                    return List.copyOf(all);
                }
                all.add(new GoldenFile(form, number, suffix, content.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * Holds what today's code writes against the newest golden file of its form.
     *
     * @param form what is kept
     * @param suffix how the files' names end
     * @param written what today's code writes
     * @throws AssertionError when no golden file has that form yet, with what there is to do; what was written is then
     *     beside the compiled classes, ready to become the next golden file
     */
    public static void assertNewest(String form, String suffix, String written) {
        assertNewest(form, suffix, written, whole -> whole);
    }

    /**
     * The same for what is never written twice alike, because it holds times or random numbers.
     *
     * @param form what is kept
     * @param suffix how the files' names end
     * @param written what today's code writes
     * @param lasting what of it is always the same
     */
    public static void assertNewest(String form, String suffix, String written, UnaryOperator<String> lasting) {
        List<GoldenFile> all = all(form, suffix);
        String newest = all.isEmpty() ? "" : lasting.apply(all.get(all.size() - 1).text());
        String now = lasting.apply(written);
        if (newest.equals(now)) {
            return;
        }
        String next = resource(form, all.size() + 1, suffix).substring(1);
        Path proposal = Path.of("target", next).toAbsolutePath();
        try {
            Files.createDirectories(proposal.getParent());
            Files.writeString(proposal, written);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new AssertionError("today's code writes another form of '" + form + "' than its newest golden file has: "
                + firstDifference(newest, now) + ". Users keep what earlier versions wrote, so leave the golden"
                + " files as they are: see that today's code reads the old form and the new one, copy " + proposal
                + " to src/test/resources/" + next + ", and read 'What is kept' in CONTRIBUTING.md");
    }

    private static String firstDifference(String golden, String written) {
        List<String> before = golden.lines().toList();
        List<String> now = written.lines().toList();
        int line = 0;
        while (line < Math.min(before.size(), now.size()) && Objects.equals(before.get(line), now.get(line))) {
            line++;
        }
        return "line " + (line + 1) + " is " + quoted(now, line) + ", and was " + quoted(before, line);
    }

    private static String quoted(List<String> lines, int line) {
        return line < lines.size() ? "'" + lines.get(line).strip() + "'" : "not there";
    }

    private static String resource(String form, int number, String suffix) {
        return "/golden/" + form + "-" + number + "." + suffix;
    }

    /**
     * Which version of its form it is.
     *
     * @return counted from 1
     */
    public int number() {
        return number;
    }

    /**
     * The file as text.
     *
     * @return its content
     */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /**
     * A copy that a test may work on.
     *
     * @param folder where to
     * @return the copy
     * @throws IOException when it cannot be written
     */
    public Path copyTo(Path folder) throws IOException {
        return Files.write(folder.resolve(toString().replace('/', '-')), content);
    }

    @Override
    public String toString() {
        return form + "-" + number + "." + suffix;
    }
}
