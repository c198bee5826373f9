package io.jenkins.plugins.dataops.result;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The text of a message, of which its arguments make a sentence: plain text and places, as a translator wrote them. */
final class MessageText {
    /** How a place writes its argument. */
    enum Style {
        /** As it is: numbers with thousands apart, the entries of a list behind one another. */
        PLAIN,
        /** No more exact than is useful. */
        DURATION,
        /** To the second. */
        EXACT_DURATION,
        /** Date, time and zone. */
        INSTANT,
        /** The entries of a list, each on a line of its own. */
        LINES,
        /** The entries of a list as parts of one sentence, of which each may have commas of its own. */
        SENTENCES,
        /** The same where the sentence begins. */
        CAPITALIZED,
        /** A number that counts nothing, such as that of a line, without a mark between its thousands. */
        UNGROUPED
    }

    /** A piece of the text. */
    sealed interface Part permits Literal, Place, Choice, Counted {}

    /** Text that stands as it is. */
    record Literal(String text) implements Part {}

    /** Where an argument stands. */
    record Place(String argument, Style style) implements Part {}

    /** One of several texts, by the number or the text of an argument. */
    record Choice(String argument, boolean plural, Map<String, MessageText> texts) implements Part {}

    /** The number that a choice is made by. */
    record Counted(String argument) implements Part {}

    private final List<Part> parts;

    MessageText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static MessageText of(String source) {
        return new MessageTextParser(source).whole();
    }

    List<Part> parts() {
        return parts;
    }

    /** The names of all arguments that the text takes. */
    Set<String> arguments() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Place place) {
                names.add(place.argument());
            } else if (part instanceof Choice choice) {
                names.add(choice.argument());
                choice.texts().values().forEach(text -> names.addAll(text.arguments()));
            }
        }
        return names;
    }
}
