package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A path pattern as Ant and Jenkins read it. Java's own globs differ: there <code>**&#47;*.yaml</code> does not match
 * a file that lies in no folder.
 */
final class AntPattern {
    private static final Pattern TOKEN = Pattern.compile("(?<deep>\\*\\*/)|(?<all>\\*\\*)|(?<some>\\*)|(?<one>\\?)|[^*?]+");

    private final Pattern pattern;
    /** The names of the folders that a match lies in, up to the first of any depth. */
    private final List<Pattern> folders;
    private final boolean deep;

    AntPattern(String text) {
        String path = text.replace('\\', '/');
        if (path.isBlank() || path.startsWith("/") || path.matches("[A-Za-z]:.*")
                || ("/" + path + "/").contains("/../")) {
            throw new UsageException("'" + text + "' is no pattern for files below the folder: write it relative, "
                    + "without '..'");
        }
        String whole = path.endsWith("/") ? path + "**" : path;
        this.pattern = regex(whole);
        List<String> names = List.of(whole.split("/"));
        this.deep = whole.contains("**");
        this.folders = names.stream()
                .limit(names.size() - 1L)
                .takeWhile(name -> !name.contains("**"))
                .map(AntPattern::regex)
                .toList();
    }

    private static Pattern regex(String path) {
        Matcher token = TOKEN.matcher(path);
        StringBuilder regex = new StringBuilder();
        while (token.find()) {
            if (token.group("deep") != null) {
                regex.append("(?:[^/]+/)*");
            } else if (token.group("all") != null) {
                regex.append(".*");
            } else if (token.group("some") != null) {
                regex.append("[^/]*");
            } else {
                regex.append(token.group("one") != null ? "[^/]" : Pattern.quote(token.group()));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(Path relative) {
        return pattern.matcher(relative.toString().replace(File.separatorChar, '/')).matches();
    }

    /** Whether files below a folder can match. */
    boolean leadsThrough(Path folder) {
        int depth = folder.getNameCount();
        return (deep || depth <= folders.size())
                && IntStream.range(0, Math.min(depth, folders.size()))
                        .allMatch(i -> folders.get(i).matcher(folder.getName(i).toString()).matches());
    }

    /** The same for a folder at a depth that the pattern names, so that it is missed when it is not there. */
    boolean asksFor(Path folder) {
        return folder.getNameCount() <= folders.size() && leadsThrough(folder);
    }
}
