package io.jenkins.plugins.dataops.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Breaks the lines of a help for a terminal that is narrower than picocli can write for. */
final class NarrowHelp {
    /** The least that picocli takes. */
    static final int LEAST = 55;

    /** A word with the space before it; escapes of colours take no room. */
    private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private NarrowHelp() {}

    /** Has the help of a command fit; its examples stay as they are, so that they can be copied. */
    static void fit(CommandLine line, int columns) {
        line.getHelpSectionMap().replaceAll((section, renderer) -> switch (section) {
            case UsageMessageSpec.SECTION_KEY_FOOTER, UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING -> renderer;
            case UsageMessageSpec.SECTION_KEY_SYNOPSIS -> help -> behind(
                    help.synopsisHeading(), renderer.render(help), columns);
            default -> help -> broken(renderer.render(help), columns);
        });
    }

    /** What goes on in the line that another section has begun. */
    private static String behind(String begun, String text, int columns) {
        return broken(begun + text, columns).substring(begun.length());
    }

    static String broken(String text, int columns) {
        StringBuilder shown = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            String content = line.stripTrailing();
            shown.append(width(content) <= columns ? content : brokenLine(content, columns))
                    .append(line.endsWith("\n") ? System.lineSeparator() : "");
        }
        return shown.toString();
    }

    /** Goes on below the text of the last column. */
    private static String brokenLine(String line, int columns) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        int indent = 0;
        Matcher words = WORD.matcher(line);
        while (words.find()) {
            int space = words.group(1).length();
            int word = width(words.group(2));
            if (at == 0 || space > 1 && at + space + word <= columns) {
                indent = at + space;
            }
            if (at > indent && at + space + word > columns) {
                shown.append(System.lineSeparator()).append(" ".repeat(indent));
                at = indent;
            } else {
                shown.append(words.group(1));
                at += space;
            }
            shown.append(words.group(2));
            at += word;
        }
        return shown.toString();
    }

    private static int width(String text) {
        String plain = COLOUR.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }
}
