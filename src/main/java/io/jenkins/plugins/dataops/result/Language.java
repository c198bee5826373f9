package io.jenkins.plugins.dataops.result;

import io.jenkins.plugins.dataops.result.MessageText.Choice;
import io.jenkins.plugins.dataops.result.MessageText.Counted;
import io.jenkins.plugins.dataops.result.MessageText.Literal;
import io.jenkins.plugins.dataops.result.MessageText.Part;
import io.jenkins.plugins.dataops.result.MessageText.Place;
import io.jenkins.plugins.dataops.result.MessageText.Style;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How results are said in one language: messages, numbers, durations and instants. Every renderer asks it. */
public final class Language {
    /** The language of the command. */
    public static final Language ENGLISH = of(Locale.ENGLISH);

    /** What stands for an argument that a document lacks. */
    private static final String UNKNOWN = "?";

    /** The choice of a text where there is no such argument. */
    private static final String ABSENT = "absent";

    private static final String INSTANT = "uuuu-MM-dd HH:mm:ss 'UTC'";

    private final Locale locale;
    private final ResourceBundle texts;
    private final Map<String, MessageText> known = new ConcurrentHashMap<>();
    private final Durations durations;
    private final DateTimeFormatter instants;

    private Language(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                Language.class.getPackageName() + ".messages",
                locale,
                Language.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.durations = new Durations(this);
        this.instants = DateTimeFormatter.ofPattern(INSTANT, locale).withZone(ZoneOffset.UTC);
    }

    /**
     * The language of a reader.
     *
     * @param locale what the reader asks for; where there are no texts in it, they are English
     * @return the language
     */
    public static Language of(Locale locale) {
        return new Language(locale);
    }

    /**
     * A message as a sentence.
     *
     * @param message any message; of one that a newer version has written, the code and the arguments
     * @return plain text; what came from databases and files stands in it as it is
     */
    public String say(Message message) {
        if (message.code().equals(Message.TEXT)) {
            return plain(message.arguments().get(Message.TEXT));
        }
        return text(message.code()).map(text -> filled(text, message.arguments())).orElseGet(() -> unknown(message));
    }

    private String unknown(Message message) {
        String arguments = message.arguments().entrySet().stream()
                .map(argument -> argument.getKey() + " " + plain(argument.getValue()))
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
        return text(code + ".explanation").map(text -> filled(text, Map.of()));
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
     * A number that need not be exact.
     *
     * @param number any
     * @return with at most one decimal, two below one
     */
    public String decimal(double number) {
        String format = number == Math.rint(number) || Math.abs(number) >= 100
                ? "%,.0f"
                : Math.abs(number) < 1 ? "%.2f" : "%.1f";
        return String.format(locale, format, number);
    }

    /** A number with exactly one decimal. */
    String tenth(double number) {
        return String.format(locale, "%.1f", number);
    }

    /**
     * A share.
     *
     * @param share from 0 to 1
     * @return as a percentage, with a decimal only below ten
     */
    public String percent(double share) {
        double percent = share * 100;
        String format = percent % 1 == 0 || percent >= 10 ? "%.0f %%" : "%.1f %%";
        return String.format(locale, format, percent);
    }

    /**
     * A length of time, never more exact than is useful.
     *
     * @param duration any; null where a document lacks it, of which nothing is said
     * @return such as {@code 12 ms}, {@code 1.4 s}, {@code 2 min 5 s}, {@code 5 h 3 min} or {@code 3.2 days}
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
     * A length of time to the second.
     *
     * @param duration any
     * @return such as {@code 1 d 2h 5s}
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

    /** A text of this program's own. */
    String own(String key, Map<String, Argument> arguments) {
        return filled(text(key).orElseThrow(() -> new IllegalStateException("no text " + key)), arguments);
    }

    /** The text of a key, as a translator wrote it. */
    Optional<MessageText> text(String key) {
        return texts.containsKey(key)
                ? Optional.of(known.computeIfAbsent(key, missing -> MessageText.of(texts.getString(missing))))
                : Optional.empty();
    }

    private String filled(MessageText text, Map<String, Argument> arguments) {
        StringBuilder sentence = new StringBuilder();
        for (Part part : text.parts()) {
            if (part instanceof Literal literal) {
                sentence.append(literal.text());
            } else if (part instanceof Place place) {
                sentence.append(placed(place.style(), arguments.get(place.argument())));
            } else if (part instanceof Counted counted) {
                sentence.append(word(arguments.get(counted.argument())));
            } else if (part instanceof Choice choice) {
                sentence.append(filled(chosen(choice, arguments.get(choice.argument())), arguments));
            }
        }
        return sentence.toString();
    }

    private static MessageText chosen(Choice choice, Argument argument) {
        String key = argument == null ? ABSENT : "other";
        if (choice.plural() && argument instanceof Argument.Whole number) {
            String exact = "=" + number.value();
            key = choice.texts().containsKey(exact) ? exact : number.value() == 1 ? "one" : "other";
        } else if (!choice.plural() && argument instanceof Argument.Text text && !text.value().equals(ABSENT)) {
            key = text.value();
        }
        return choice.texts().getOrDefault(key, choice.texts().get("other"));
    }

    private String placed(Style style, Argument argument) {
        return switch (style) {
            case PLAIN -> plain(argument);
            case DURATION, EXACT_DURATION -> argument instanceof Argument.Text text
                    ? length(style, text.value())
                    : plain(argument);
            case SENTENCES -> joined(argument, "list.sentences");
            case CAPITALIZED -> capitalized(joined(argument, "list.sentences"));
            case UNGROUPED -> argument instanceof Argument.Whole number ? Long.toString(number.value()) : plain(argument);
        };
    }

    private String length(Style style, String text) {
        try {
            Duration duration = Duration.parse(text);
            return style == Style.DURATION ? duration(duration) : exactDuration(duration);
        } catch (DateTimeException masked) {
            return text;
        }
    }

    private String capitalized(String sentence) {
        int first = sentence.isEmpty() ? 0 : sentence.offsetByCodePoints(0, 1);
        return sentence.substring(0, first).toUpperCase(locale) + sentence.substring(first);
    }

    private String plain(Argument argument) {
        return joined(argument, "list.separator");
    }

    private String joined(Argument argument, String separator) {
        if (argument instanceof Message message) {
            return say(message);
        }
        return argument instanceof Argument.Items items
                ? items.values().stream().map(this::plain).collect(Collectors.joining(own(separator, Map.of())))
                : word(argument);
    }

    /** A number or a text; a masker may have made a text of a number. */
    private String word(Argument argument) {
        if (argument instanceof Argument.Whole number) {
            return number(number.value());
        }
        return argument instanceof Argument.Text text ? text.value() : UNKNOWN;
    }
}
