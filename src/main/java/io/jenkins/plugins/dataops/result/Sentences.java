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
import java.util.Map;
import java.util.stream.Collectors;

/** Sentences, made of the texts of a language and the arguments of a message. */
final class Sentences {
    /** What stands for an argument that a document lacks. */
    private static final String UNKNOWN = "?";

    /** The choice of a text where there is no such argument. */
    private static final String ABSENT = "absent";

    private final Language language;

    Sentences(Language language) {
        this.language = language;
    }

    /** A text with its arguments. */
    String of(MessageText text, Map<String, Argument> arguments) {
        StringBuilder sentence = new StringBuilder();
        for (Part part : text.parts()) {
            if (part instanceof Literal literal) {
                sentence.append(literal.text());
            } else if (part instanceof Place place) {
                sentence.append(placed(place.style(), arguments.get(place.argument())));
            } else if (part instanceof Counted counted) {
                sentence.append(word(arguments.get(counted.argument())));
            } else if (part instanceof Choice choice) {
                sentence.append(of(chosen(choice, arguments.get(choice.argument())), arguments));
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
            case DURATION, EXACT_DURATION, INSTANT -> argument instanceof Argument.Text text
                    ? time(style, text.value())
                    : plain(argument);
            case SENTENCES -> joined(argument, language.phrase("list.sentences"));
            case CAPITALIZED -> capitalized(joined(argument, language.phrase("list.sentences")));
            case LINES -> joined(argument, "\n");
            case UNGROUPED -> argument instanceof Argument.Whole number ? Long.toString(number.value()) : plain(argument);
        };
    }

    private String time(Style style, String text) {
        try {
            return switch (style) {
                case INSTANT -> language.instant(Instant.parse(text));
                case DURATION -> language.duration(Duration.parse(text));
                default -> language.exactDuration(Duration.parse(text));
            };
        } catch (DateTimeException masked) {
            return text;
        }
    }

    private String capitalized(String sentence) {
        int first = sentence.isEmpty() ? 0 : sentence.offsetByCodePoints(0, 1);
        return sentence.substring(0, first).toUpperCase(language.locale()) + sentence.substring(first);
    }

    /** An argument as it is. */
    String plain(Argument argument) {
        if (argument instanceof Message message) {
            return language.say(message);
        }
        return joined(argument, language.phrase("list.separator"));
    }

    private String joined(Argument argument, String separator) {
        return argument instanceof Argument.Items items
                ? items.values().stream().map(this::plain).collect(Collectors.joining(separator))
                : argument instanceof Message message ? language.say(message) : word(argument);
    }

    /** A number or a text; a masker may have made a text of a number. */
    private String word(Argument argument) {
        if (argument instanceof Argument.Whole number) {
            return language.number(number.value());
        }
        return argument instanceof Argument.Text text ? text.value() : UNKNOWN;
    }
}
