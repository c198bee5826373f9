package io.jenkins.plugins.dataops.files;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is Git's own below a project: a {@code .git}, be it a folder or the file of a linked working tree, and the folder
 * that such a file leads to. No commit can bring a {@code .git} along, and programs that its configuration and its hooks
 * name are run by the next checkout: who may write there runs what he likes, and who may read there finds logins.
 */
final class GitFolder {
    private static final Pattern SHORT_NAME = Pattern.compile("git~\\d+");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");

    private GitFolder() {}

    /** Whether a place below a folder, or the folder itself, is Git's own or lies in what is. */
    static boolean holds(Path folder, Path place) {
        return StreamSupport.stream(place.spliterator(), false).anyMatch(name -> isName(name.toString()))
                || Stream.iterate(place, above -> above != null && above.startsWith(folder), Path::getParent)
                        .anyMatch(above ->
                                isRepository(name -> Files.exists(above.resolve(name), LinkOption.NOFOLLOW_LINKS)));
    }

    /**
     * Whether a name is that of Git's folder in the eyes of some file system, which may leave out case, dots and blanks at
     * the end, a stream's name, characters that nobody sees, or may know a second, short name.
     */
    static boolean isName(String name) {
        String seen = name.toLowerCase(Locale.ROOT).split(":", 2)[0];
        return seen.startsWith(".") && NO_LETTER.matcher(seen).replaceAll("").equals("git")
                || SHORT_NAME.matcher(seen).matches();
    }

    /** Whether a folder is a repository in Git's eyes, or the part of one that belongs to a linked working tree. */
    static boolean isRepository(Predicate<String> has) {
        return has.test("HEAD") && (has.test("commondir") || has.test("objects") && has.test("refs"));
    }
}
