package io.jenkins.plugins.dataops.outcome;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** No secret passes, however it is written, and wherever it is cut. */
class MaskerPropertyTest {
    /** So much of a secret may be seen: fewer than these characters of how it is written. */
    private static final int TELLING = 8;

    private static final List<UnaryOperator<String>> NOTATIONS = List.of(
            text -> text,
            MaskerPropertyTest::url,
            text -> url(text).replace("+", "%20"),
            text -> lowerCaseEscapes(url(text)),
            text -> url(url(text)),
            text -> HexFormat.of().withPrefix("%").formatHex(bytes(text)),
            MaskerPropertyTest::json,
            text -> json(json(text)),
            text -> url(json(text)),
            text -> text.replace("'", "''"),
            text -> text.replace("\\", "\\\\").replace("'", "''"),
            text -> text.replace("\"", "\"\""),
            text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"),
            MaskerPropertyTest::numbered,
            text -> HexFormat.of().formatHex(bytes(text)),
            text -> HexFormat.of().withUpperCase().formatHex(bytes(text)),
            text -> Base64.getEncoder().encodeToString(bytes(text)),
            text -> Base64.getUrlEncoder().encodeToString(bytes(text)),
            text -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text)),
            text -> url(Base64.getEncoder().encodeToString(bytes(text))),
            MaskerPropertyTest::bytea,
            text -> json(bytea(text)),
            text -> eachByte("\\%03o", text),
            text -> eachByte("\\x%02x", text),
            text -> text.chars().mapToObj(unit -> String.format("\\u%04x", unit)).collect(joining()),
            text -> text.toUpperCase(Locale.ROOT).length() == text.length() ? text.toUpperCase(Locale.ROOT) : text);

    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<Character> character = Arbitraries.oneOf(
                Arbitraries.chars().alpha(),
                Arbitraries.chars().numeric(),
                Arbitraries.of("!\"#$%&'()+,-./:;<=>?@[\\]^_`{|}~ \t\u00e4\u00df\u00f1\u0416\u4e2d".chars()
                        .mapToObj(one -> (char) one)
                        .toList()));
        Arbitrary<String> lines = character.list().ofMinSize(10).ofMaxSize(60).map(MaskerPropertyTest::joined);
        Arbitrary<String> one = character.list().ofMinSize(8).ofMaxSize(260).map(MaskerPropertyTest::joined);
        // What is hidden as a word only is another matter.
        return Arbitraries.oneOf(one, lines.list().ofMinSize(2).ofMaxSize(4).map(all -> String.join("\n", all)))
                .map(text -> "7a" + text + "z9");
    }

    private static String joined(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Property(tries = 600, seed = "-571062324979247884")
    void noSecretPasses(
            @ForAll("secrets") String secret,
            @ForAll @IntRange(max = 25) int notation,
            @ForAll @IntRange(max = 1_000) int cut,
            @ForAll @IntRange(max = 5) int way) {
        Masker masker = new Masker();
        masker.hide(secret);
        String written = NOTATIONS.get(notation).apply(secret);
        int at = written.length() * cut / 1_000;
        String seen = masker.mask(
                switch (way) {
                    case 0 -> "(" + written + ")";
                    case 1 -> "(" + written.substring(0, at) + "...";
                    case 2 -> "(" + written.substring(0, at) + "\u2026 (9 characters)";
                    case 3 -> "..." + written.substring(at) + ")";
                    case 4 -> "(" + written.substring(0, at);
                    default -> written.substring(at) + ")";
                });
        for (int from = 0; from + TELLING <= written.length(); from++) {
            assertThat(seen).doesNotContain(written.substring(from, from + TELLING));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String lowerCaseEscapes(String text) {
        return java.util.regex.Pattern.compile("%..").matcher(text).replaceAll(found -> found.group()
                .toLowerCase(Locale.ROOT));
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String eachByte(String format, String text) {
        StringBuilder all = new StringBuilder();
        for (byte one : bytes(text)) {
            all.append(String.format(format, one));
        }
        return all.toString();
    }

    /** As PostgreSQL prints bytes in its older format. */
    private static String bytea(String text) {
        StringBuilder all = new StringBuilder();
        for (byte one : bytes(text)) {
            all.append(one == '\\' ? "\\\\" : one < ' ' ? String.format("\\%03o", one) : Character.toString(one));
        }
        return all.toString();
    }

    private static String numbered(String text) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(point -> all.append("&#").append(point).append(';'));
        return all.toString();
    }
}
