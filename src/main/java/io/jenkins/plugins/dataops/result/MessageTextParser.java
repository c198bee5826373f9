package io.jenkins.plugins.dataops.result;

import io.jenkins.plugins.dataops.result.MessageText.Choice;
import io.jenkins.plugins.dataops.result.MessageText.Counted;
import io.jenkins.plugins.dataops.result.MessageText.Literal;
import io.jenkins.plugins.dataops.result.MessageText.Part;
import io.jenkins.plugins.dataops.result.MessageText.Place;
import io.jenkins.plugins.dataops.result.MessageText.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads texts in the part of ICU's message syntax that translators know best: <code>{name}</code>, <code>{name, duration}</code>,
 * <code>{name, plural, =0 {none} one {# row} other {# rows}}</code>, <code>{name, select, absent {} other {it}}</code>, and
 * an apostrophe before a brace that quotes up to the next one; two of them are one that stands as it is.
 */
final class MessageTextParser {
    private final String source;
    private int at;

    MessageTextParser(String source) {
        this.source = source;
    }

    MessageText whole() {
        MessageText text = text(Optional.empty());
        if (at < source.length()) {
            throw fault("a brace too many");
        }
        return text;
    }

    private MessageText text(Optional<String> counted) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '}') {
            char next = source.charAt(at++);
            if (next == '\'' && at < source.length() && source.charAt(at) == '\'') {
                literal.append(next);
                at++;
            } else if (next == '\'' && at < source.length() && (source.charAt(at) == '{' || source.charAt(at) == '}')) {
                int end = source.indexOf('\'', at);
                if (end < 0) {
                    throw fault("a quote without an end");
                }
                literal.append(source, at, end);
                at = end + 1;
            } else if (next == '{' || next == '#' && counted.isPresent()) {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
                parts.add(next == '{' ? argument() : new Counted(counted.orElseThrow()));
            } else {
                literal.append(next);
            }
        }
        parts.add(new Literal(literal.toString()));
        parts.removeIf(part -> part instanceof Literal plain && plain.text().isEmpty());
        return new MessageText(parts);
    }

    private Part argument() {
        String name = word();
        if (take('}')) {
            return new Place(name, Style.PLAIN);
        }
        expect(',');
        String kind = word();
        if (kind.equals("plural") || kind.equals("select")) {
            expect(',');
            return choice(name, kind.equals("plural"));
        }
        expect('}');
        return new Place(name, style(kind));
    }

    private Style style(String kind) {
        try {
            return Style.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw fault("no style is called '" + kind + "'");
        }
    }

    private Choice choice(String name, boolean plural) {
        Map<String, MessageText> texts = new LinkedHashMap<>();
        while (!take('}')) {
            String key = word();
            expect('{');
            texts.put(key, text(plural ? Optional.of(name) : Optional.empty()));
            expect('}');
        }
        if (!texts.containsKey("other")) {
            throw fault("a choice without 'other'");
        }
        return new Choice(name, plural, texts);
    }

    private String word() {
        blanks();
        int begin = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || "-=".indexOf(source.charAt(at)) >= 0)) {
            at++;
        }
        if (at == begin) {
            throw fault("a name is missing");
        }
        return source.substring(begin, at);
    }

    private boolean take(char wanted) {
        blanks();
        boolean there = at < source.length() && source.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw fault("'" + wanted + "' is missing");
        }
    }

    private void blanks() {
        while (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(what + " at character " + at + " of: " + source);
    }
}
