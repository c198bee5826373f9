package io.jenkins.plugins.dataops.outcome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of the ways in which a piece of a text is written, as a regular expression, and the same read backwards: the end of
 * a text that was cut at its begin is found as the begin of the reversed one.
 *
 * @param forward the expression
 * @param backward the expression for the reversed text
 */
record Notation(String forward, String backward) {
    private static final Notation NOTHING = same("");
    private static final Notation PERCENT = same("%").then(new Notation("(?:25)*", "(?:52)*"));
    /** A space in a query; and the same in a query within a query. */
    private static final Notation PLUS = anyOf(List.of(same("\\+"), PERCENT.then(hex("2b"))));

    /** Formats within formats double them, and URLs write them as they write all else. */
    private static final Notation BACKSLASH = anyOf(List.of(same("\\\\"), PERCENT.then(hex("5c"))));

    private static final Notation BACKSLASHES = BACKSLASH.times("{1,16}");
    private static final Notation ESCAPE = BACKSLASH.times("{0,16}");
    /** Control characters, and the letters that stand for them behind a backslash. */
    private static final String CONTROLS = "\n\r\t\b\f";

    private static final String LETTERS = "nrtbf";

    /** SQL doubles what it quotes with, and so do shells and templates; a backslash is doubled at each quoting. */
    private static final String QUOTING = "'\"$%`\\";

    private static final Map<Integer, String> XML_NAMES =
            Map.of((int) '&', "amp", (int) '<', "lt", (int) '>', "gt", (int) '"', "quot", (int) '\'', "apos");

    /** A notation that is the same in both directions, such as a character or a class of them. */
    static Notation same(String expression) {
        return new Notation(expression, expression);
    }

    /** Exactly this text. */
    static Notation text(String text) {
        return text.codePoints()
                .mapToObj(point -> same(Pattern.quote(Character.toString(point))))
                .reduce(NOTHING, Notation::then);
    }

    /** This, and the other behind it. */
    Notation then(Notation other) {
        return new Notation(forward + other.forward, other.backward + backward);
    }

    private Notation times(String count) {
        return new Notation(forward + count, backward + count);
    }

    /** One of several. */
    static Notation anyOf(List<Notation> all) {
        return new Notation(
                all.stream().map(Notation::forward).collect(Collectors.joining("|", "(?:", ")")),
                all.stream().map(Notation::backward).collect(Collectors.joining("|", "(?:", ")")));
    }

    /**
     * The character as it is, and as URLs, JSON, XML, SQL, shells and configuration files write it, whatever their case.
     *
     * @param point the character
     * @param times how often it stands there, one behind the other
     */
    static Notation character(int point, int times) {
        List<Notation> all = new ArrayList<>(List.of(plain(point)));
        byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        Notation percent = NOTHING;
        Notation escaped = NOTHING;
        Notation octal = NOTHING;
        for (byte one : bytes) {
            percent = percent.then(PERCENT).then(hex(String.format("%02x", one)));
            escaped = escaped.then(BACKSLASHES).then(same("[xX]")).then(hex(String.format("%02x", one)));
            octal = octal.then(BACKSLASHES).then(same("0{0,3}")).then(text(Integer.toOctalString(Byte.toUnsignedInt(one))));
        }
        all.add(Character.isLetterOrDigit(point) || point == '\\' ? percent : ESCAPE.then(percent));
        all.add(escaped);
        all.add(octal);
        Notation unicode = NOTHING;
        for (char unit : Character.toChars(point)) {
            unicode = unicode.then(BACKSLASHES).then(same("[uU]")).then(hex(String.format("%04x", (int) unit)));
        }
        all.add(unicode);
        all.add(text("&#").then(same("0*")).then(text(point + ";")));
        all.add(text("&#").then(same("[xX]")).then(same("0*")).then(hex(Integer.toHexString(point))).then(text(";")));
        if (XML_NAMES.containsKey(point)) {
            all.add(text("&" + XML_NAMES.get(point) + ";"));
        }
        int control = CONTROLS.indexOf(point);
        if (control >= 0) {
            all.add(BACKSLASHES.then(same(LETTERS.substring(control, control + 1))));
        }
        if (point == ' ') {
            all.add(PLUS);
        }
        Notation one = anyOf(all);
        String count = QUOTING.indexOf(point) < 0 ? "{" + times + "}" : "{" + times + "," + 4 * times + "}";
        return one.times(count);
    }

    /** White space with a line break in it, which is indented, folded and escaped at will. */
    static Notation lineBreak() {
        Notation code = anyOf(List.of(text("20"), text("09"), hex("0a"), hex("0d")));
        Notation one = anyOf(List.of(
                same("\\s"),
                BACKSLASHES.then(same("[nrt]")),
                BACKSLASHES.then(anyOf(List.of(
                        same("0{0,3}").then(anyOf(List.of(text("11"), text("12"), text("15"), text("40")))),
                        same("[xX]").then(code),
                        same("[uU]").then(text("00")).then(code)))),
                PLUS,
                PERCENT.then(code),
                text("&#")
                        .then(same("0*"))
                        .then(anyOf(List.of(text("9"), text("10"), text("13"), text("32"))))
                        .then(text(";")),
                text("&#")
                        .then(same("[xX]")).then(same("0*"))
                        .then(anyOf(List.of(text("9"), hex("a"), hex("d"), text("20"))))
                        .then(text(";"))));
        return one.times("{1,20}");
    }

    private static Notation plain(int point) {
        if (Character.isWhitespace(point)) {
            return same("\\s");
        }
        Notation itself = text(Character.toString(point));
        return Character.isLetterOrDigit(point) || point == '\\' ? itself : ESCAPE.then(itself);
    }

    /** Hexadecimal digits in either case. */
    static Notation hex(String digits) {
        return digits.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(digit -> same(
                        Character.isDigit(digit)
                                ? Character.toString(digit)
                                : "[" + (char) digit + Character.toUpperCase((char) digit) + "]"))
                .reduce(NOTHING, Notation::then);
    }

    /** Characters of Base64, in its standard alphabet or in that of URLs. */
    static Notation base64(String digits) {
        Notation all = NOTHING;
        for (char digit : digits.toCharArray()) {
            all = all.then(switch (digit) {
                case '+' -> anyOf(List.of(same("[+-]"), PERCENT.then(hex("2b"))));
                case '/' -> anyOf(List.of(same("\\\\*").then(same("/")), same("_"), PERCENT.then(hex("2f"))));
                default -> same(Character.toString(digit));
            });
        }
        return all;
    }
}
