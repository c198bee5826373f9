package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.File;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path pattern as Ant and Jenkins read it. Java's own globs differ: there <code>**&#47;*.yaml</code> does not match
 * a file that lies in no folder.
 */
final class AntPattern {
    private static final Pattern TOKEN = Pattern.compile("(?<deep>\\*\\*/)|(?<all>\\*\\*)|(?<some>\\*)|(?<one>\\?)|[^*?]+");
    private final Pattern pattern;

    AntPattern(String text) {
        String path = text.replace('\\', '/');
        if (path.isBlank() || path.startsWith("/") || path.matches("[A-Za-z]:.*")
                || ("/" + path + "/").contains("/../")) {
            throw new UsageException("'" + text + "' is no pattern for files below the folder: write it relative, "
                    + "without '..'");
        }
        Matcher token = TOKEN.matcher(path.endsWith("/") ? path + "**" : path);
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
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(Path relative) {
        return pattern.matcher(relative.toString().replace(File.separatorChar, '/')).matches();
    }
}
