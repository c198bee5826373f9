package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever adds a message has to add its texts and an example; whoever takes one away, to take them as well. */
class MessageCodesTest {
    private static List<MessageCode> codes() {
        return MessageCodes.all();
    }

    @Test
    void eachStandsForOneThing() {
        assertThat(codes()).extracting(MessageCode::code).doesNotHaveDuplicates().doesNotContain(Message.TEXT).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasATextThatSaysEveryArgument(MessageCode code) {
        assertThat(Language.ENGLISH.text(code.code())).as(code.code()).hasValueSatisfying(
                text -> assertThat(text.arguments()).isEqualTo(new TreeSet<>(code.parameters())));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasAnExplanation(MessageCode code) {
        assertThat(Language.ENGLISH.explanation(code.code())).as(code.code()).hasValueSatisfying(
                explanation -> assertThat(explanation).endsWith(".").hasSizeGreaterThan(20));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasAnExampleWithEveryArgument(MessageCode code) {
        List<Message> examples = MessageCodes.examples(code.code());
        assertThat(examples).as(code.code()).isNotEmpty();
        assertThat(examples.get(0).arguments()).containsOnlyKeys(code.parameters());
        examples.forEach(example -> {
            assertThat(code.parameters()).containsAll(example.arguments().keySet());
            // What lacks is said as a question mark; a question ends in one behind a word.
            assertThat(Language.ENGLISH.say(example))
                    .isNotBlank()
                    .doesNotContain("{", "}")
                    .doesNotContainPattern("(?<!\\w)\\?|\\?.");
        });
    }

    @Test
    void noTextAndNoExampleIsLeftOver() {
        Set<String> known = new HashSet<>(codes().stream().map(MessageCode::code).toList());
        known.add(Message.TEXT);
        assertThat(MessageCodes.examples()).extracting(Message::code).allMatch(known::contains);
        List<String> keys = Collections.list(
                ResourceBundle.getBundle(Language.class.getPackageName() + ".messages", Locale.ROOT).getKeys());
        assertThat(keys).allMatch(key -> known.contains(key.replace(".explanation", "")));
    }
}
