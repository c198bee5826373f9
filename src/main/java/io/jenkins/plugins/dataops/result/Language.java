package io.jenkins.plugins.dataops.result;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How results are said in one language: messages, numbers, durations and instants. Every renderer asks it. */
public final class Language {
    /** What documents say, and what renderers say of their own. */
    static final List<String> BUNDLES = List.of("messages", "words");

    /** The language of whoever does not say which. */
    public static final Language ENGLISH = new Language(Locale.ENGLISH, texts(Locale.ENGLISH));

    private final Locale locale;
    private final List<ResourceBundle> texts;
    private final Map<String, MessageText> known = new ConcurrentHashMap<>();
    private final Durations durations;
    private final Sentences sentences;
    private final DateTimeFormatter instants;

    Language(Locale locale, List<ResourceBundle> texts) {
        this.locale = locale;
        this.texts = List.copyOf(texts);
        this.durations = new Durations(this);
        this.sentences = new Sentences(this);
        this.instants = DateTimeFormatter.ofPattern(string("instant.pattern").orElseThrow(), locale).withZone(ZoneOffset.UTC);
    }

    /**
     * The language of a reader.
     *
     * @param locale what the reader asks for; where there are no texts in it, all is English: numbers of another
     *     language in English sentences would be misread
     * @return the language
     */
    public static Language of(Locale locale) {
        List<ResourceBundle> texts = texts(locale);
        boolean english = texts.stream().allMatch(bundle -> bundle.getLocale().equals(Locale.ROOT));
        // The one that is there already has read its texts.
        return english ? ENGLISH : new Language(locale, texts);
    }

    private static List<ResourceBundle> texts(Locale locale) {
        return BUNDLES.stream().map(bundle -> bundle(bundle, locale)).toList();
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                Language.class.getPackageName() + "." + name,
                locale,
                Language.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * What its numbers and letters are those of.
     *
     * @return such as {@code en}
     */
    public Locale locale() {
        return locale;
    }

    /**
     * A message as a sentence.
     *
     * @param message any message; of one that a newer version has written, the code and the arguments
     * @return plain text; what came from databases and files stands in it as it is
     */
    public String say(Message message) {
        if (message.code().equals(Message.TEXT)) {
            return sentences.plain(message.arguments().get(Message.TEXT));
        }
        return text(message.code()).map(text -> sentences.of(text, message.arguments())).orElseGet(() -> unknown(message));
    }

    private String unknown(Message message) {
        String arguments = message.arguments().entrySet().stream()
                .map(argument -> argument.getKey() + " " + sentences.plain(argument.getValue()))
                .collect(Collectors.joining(", "));
        return arguments.isEmpty() ? message.code() : message.code() + " (" + arguments + ")";
    }

    /**
     * What a message means and what to do about it.
     *
     * @param code of a message
     * @return empty where there is nothing to say of it
     */
    public Optional<String> explanation(String code) {
        return text(code + ".explanation").map(text -> sentences.of(text, Map.of()));
    }

    /**
     * A whole number.
     *
     * @param number any
     * @return with thousands apart, such as {@code 3,412}
     */
    public String number(long number) {
        return String.format(locale, "%,d", number);
    }

    /**
     * A number with as many decimals as it is known to.
     *
     * @param number any
     * @param decimals how many
     * @return such as {@code 3.20}
     */
    public String decimal(double number, int decimals) {
        return String.format(locale, "%,." + decimals + "f", number);
    }

    /**
     * A share.
     *
     * @param percent from 0 to 100
     * @param decimals how many
     * @return as a percentage
     */
    public String percent(double percent, int decimals) {
        return phrase("number.percent", Map.of("amount", decimal(percent, decimals)));
    }

    /**
     * A length of time, never more exact than is useful.
     *
     * @param duration any; null where a document lacks it, of which nothing is said
     * @return such as {@code 12 ms}, {@code 1.4 s}, {@code 2 min 5 s}, {@code 5 h 3 min} or {@code 3 d 4 h}
     */
    public String duration(Duration duration) {
        return duration == null ? "" : seconds(duration.getSeconds() + duration.getNano() / 1e9);
    }

    /**
     * A length of time, never more exact than is useful.
     *
     * @param seconds any number of seconds
     * @return as {@link #duration} writes it
     */
    public String seconds(double seconds) {
        return durations.of(seconds);
    }

    /**
     * How exact {@link #seconds} is.
     *
     * @param seconds not negative
     * @return the number of seconds that is said of them
     */
    public static double saidOf(double seconds) {
        return Durations.rounded(seconds);
    }

    /**
     * A length of time to the second.
     *
     * @param duration any that is not negative
     * @return such as {@code 1 d 2 h 5 s}
     */
    public String exactDuration(Duration duration) {
        return durations.exactly(duration);
    }

    /**
     * A point in time, to the second.
     *
     * @param instant any
     * @return date, time and zone, which is UTC
     */
    public String instant(Instant instant) {
        return instants.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * What a renderer itself says, of which no document has a code.
     *
     * @param key of the text
     * @param values by the names of its arguments what it says that of, as {@link Argument#of} takes them
     * @return plain text
     * @throws IllegalStateException when there is no such text
     */
    public String phrase(String key, Map<String, ?> values) {
        Map<String, Argument> arguments = new HashMap<>();
        values.forEach((name, value) -> arguments.put(name, Argument.of(value)));
        return sentences.of(text(key).orElseThrow(() -> new IllegalStateException("no text " + key)), arguments);
    }

    /**
     * A word or sentence of a renderer's own that is always the same.
     *
     * @param key of the text
     * @return plain text
     * @throws IllegalStateException when there is no such text
     */
    public String phrase(String key) {
        return phrase(key, Map.of());
    }

    /** The text of a key, as a translator wrote it. */
    Optional<MessageText> text(String key) {
        return string(key).map(text -> known.computeIfAbsent(key, missing -> MessageText.of(text)));
    }

    private Optional<String> string(String key) {
        return texts.stream().filter(bundle -> bundle.containsKey(key)).findFirst().map(bundle -> bundle.getString(key));
    }
}
