package io.jenkins.plugins.dataops.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Sets a help for a terminal that is narrower than picocli can write for: what is beside a name there is below it here. */
final class NarrowHelp {
    /** The least that picocli takes. */
    static final int LEAST = 55;
    /** So wide that picocli breaks no line. */
    static final int UNBROKEN = 2000;

    private static final Pattern ROW = Pattern.compile("( +(?:-\\w, +)?-\\S+) +(\\S.*)|(  \\S+(?: \\S+)*) {2,}(\\S.*)");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final int BESIDE = 5;
    private static final String BELOW = " ".repeat(10);

    private NarrowHelp() {}

    /** Has the help of a command fit; its examples stay as they are, so that they can be copied. */
    static void fit(CommandLine line, int columns) {
        line.getCommandSpec().usageMessage().width(UNBROKEN);
        line.getHelpSectionMap().replaceAll((section, renderer) -> switch (section) {
            case UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING -> renderer;
            case UsageMessageSpec.SECTION_KEY_FOOTER -> help -> prose(renderer.render(help), columns);
            case UsageMessageSpec.SECTION_KEY_SYNOPSIS -> help -> {
                String heading = help.synopsisHeading();
                return broken(heading + renderer.render(help), columns).substring(heading.length());
            };
            default -> help -> broken(renderer.render(help), columns);
        });
    }

    /** Breaks what is no example, which is indented. */
    private static String prose(String footer, int columns) {
        StringBuilder shown = new StringBuilder();
        footer.lines().forEach(line -> shown.append(
                line.startsWith(" ") ? line + System.lineSeparator() : broken(line + System.lineSeparator(), columns)));
        return shown.toString();
    }

    static String broken(String help, int columns) {
        StringBuilder shown = new StringBuilder();
        help.lines().forEach(line -> {
            Matcher row = ROW.matcher(line.stripTrailing());
            if (!row.matches()) {
                String content = line.strip();
                String indent = line.substring(0, Math.min(BELOW.length(), line.indexOf(content)));
                append(shown, indent, indent, content, columns);
                return;
            }
            String name = row.group(1) == null ? row.group(3) : row.group(1);
            String text = row.group(1) == null ? row.group(4) : row.group(2);
            if (width(name) <= BESIDE) {
                append(shown, name + "  ", " ".repeat(width(name) + 2), text, columns);
            } else {
                append(shown, name, "", "", columns);
                append(shown, BELOW, BELOW, text, columns);
            }
        });
        return shown.toString();
    }

    private static void append(StringBuilder shown, String begun, String indent, String text, int columns) {
        shown.append(begun);
        int at = width(begun);
        String space = "";
        for (String word : text.split(" +")) {
            if (!space.isEmpty() && at + space.length() + width(word) > columns) {
                shown.append(System.lineSeparator()).append(indent);
                at = indent.length();
                space = "";
            }
            shown.append(space).append(word);
            at += space.length() + width(word);
            space = " ";
        }
        shown.append(System.lineSeparator());
    }

    /** Escapes of colours take no room. */
    private static int width(String text) {
        String plain = COLOUR.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }
}
