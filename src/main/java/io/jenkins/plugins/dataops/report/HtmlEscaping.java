package io.jenkins.plugins.dataops.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;

/**
 * Makes any text harmless in HTML, as content and in a quoted attribute. Characters that HTML forbids become the
 * replacement character. Those that turn the direction of the text around them are spelled out, because with them a
 * name or a statement can be made to look like another.
 */
final class HtmlEscaping implements Mustache.Escaper {
    @Override
    public String escape(String raw) {
        int clean = 0;
        while (clean < raw.length() && isHarmless(raw.charAt(clean))) {
            clean++;
        }
        if (clean == raw.length()) {
            return raw;
        }
        StringBuilder escaped = new StringBuilder(raw.length() + 32).append(raw, 0, clean);
        for (int i = clean; i < raw.length(); i++) {
            append(escaped, raw, i);
        }
        return escaped.toString();
    }

    private static boolean isHarmless(char c) {
        return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' && c != '`' && c != '=';
    }

    private static void append(StringBuilder escaped, String raw, int index) {
        char c = raw.charAt(index);
        if (isHarmless(c)) {
            escaped.append(c);
        } else if (turnsDirection(c)) {
            escaped.append(String.format("[U+%04X]", (int) c));
        } else if (isForbidden(raw, index)) {
            escaped.append('\uFFFD');
        } else if (c < 0x7F) {
            escaped.append(Escapers.HTML.escape(String.valueOf(c)));
        } else {
            escaped.append(c);
        }
    }

    private static boolean turnsDirection(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    private static boolean isForbidden(String raw, int index) {
        char c = raw.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(raw.charAt(index - 1));
        }
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F && c <= 0x9F || c >= '\uFFFE';
    }
}
