package io.jenkins.plugins.dataops.schema;

import io.jenkins.plugins.dataops.example.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc of a record says.
 *
 * @param summary of the record as a whole
 * @param components of each component
 */
record RecordText(String summary, Map<String, String> components) {
    private static final Pattern TAG = Pattern.compile("(?m)^@param (\\w+) ");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}|<code>(.*?)</code>");
    private static final Pattern LINK = Pattern.compile("\\{@link (?:[\\w.]*#)?([\\w.]+)(?:\\([^)]*\\))?}");
    private static final Pattern VALUE = Pattern.compile("\\{@value #(\\w+)}");

    /** Reads it from the source. */
    static RecordText of(Class<?> record) {
        String source = source(record);
        Matcher head = Pattern.compile("\\brecord " + record.getSimpleName() + "\\b").matcher(source);
        if (!head.find()) {
            throw new IllegalStateException("no source of " + record);
        }
        int begin = source.lastIndexOf("/**", head.start()) + 3;
        String comment = source.substring(begin, source.indexOf("*/", begin)).replaceAll("(?m)^ *\\* ?", "");
        Map<String, String> components = new LinkedHashMap<>();
        Matcher tag = TAG.matcher(comment);
        String summary = comment.split("\n@", 2)[0];
        while (tag.find()) {
            String rest = comment.substring(tag.end());
            components.put(tag.group(1), plain(record, rest.split("\n@", 2)[0]));
        }
        return new RecordText(plain(record, summary), components);
    }

    private static String source(Class<?> type) {
        Path file = Shell.root()
                .resolve("src/main/java")
                .resolve(type.getNestHost().getName().replace('.', '/') + ".java");
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String plain(Class<?> record, String text) {
        String code = CODE.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement("`" + (found.group(1) == null ? found.group(2) : found.group(1)) + "`"));
        String linked = LINK.matcher(code).replaceAll("`$1`");
        String whole = VALUE.matcher(linked).replaceAll(found -> constant(record, found.group(1)));
        return whole.replaceAll("\\s+", " ").strip();
    }

    private static String constant(Class<?> record, String name) {
        try {
            return String.valueOf(record.getField(name).get(null));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("no constant " + name + " in " + record, missing);
        }
    }
}
