package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.format.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static String said(String json) throws IOException {
        return Language.ENGLISH.say(Json.mapper().readValue(json, Message.class));
    }

    @Test
    void numbersDecideTheWords() throws IOException {
        String json = "{'code': 'rows-differ', 'arguments': {'differing': %s, 'total': %s, 'changes': ['a', 'b']}}"
                .replace('\'', '"');
        assertThat(said(json.formatted(1, 1))).isEqualTo("1 of 1 row differs: a, b");
        assertThat(said(json.formatted(2, 1204))).isEqualTo("2 of 1,204 rows differ: a, b");
    }

    /** Remedies have commas of their own, and stand where a sentence begins. */
    @Test
    void sentencesAreToldApart() throws IOException {
        assertThat(said("{\"code\": \"clear-away\", \"arguments\": {\"remedies\": [\"make it, or leave it\", \"go\"]}}"))
                .isEqualTo("Make it, or leave it; go.");
        assertThat(said("{\"code\": \"clear-away\", \"arguments\": {\"remedies\": []}}")).isEqualTo(".");
    }

    @Test
    void namesCanStandBetweenApostrophes() throws IOException {
        assertThat(said("{\"code\": \"candidate-ready\", \"arguments\": {\"schema\": \"a'b\"}}"))
                .isEqualTo("The candidate 'a'b' is ready to be built.");
    }

    /** A command that cannot be given is no part of its sentence; a name may be that of a choice. */
    @Test
    void whatIsAbsentIsLeftOut() throws IOException {
        assertThat(said("{\"code\": \"plan-switch-again\"}")).isEqualTo("Fix that, then plan again.");
        assertThat(said("{\"code\": \"plan-switch-again\", \"arguments\": {\"command\": \"absent\"}}"))
                .isEqualTo("Fix that, then plan again: absent");
    }

    @Test
    void aSentenceOfAnEarlierVersionIsSaidAsItIs() throws IOException {
        assertThat(said("\"3 of 4 rows {differ}\"")).isEqualTo("3 of 4 rows {differ}");
        assertThat(Json.mapper().readValue("\"a\"", Message.class)).isEqualTo(Message.text("a"));
    }

    /** Whoever wrote it may be of a newer version, or a masker may have come across it, or it may be hostile. */
    @Test
    void nothingThatADocumentMayHoldIsTooMuch() throws IOException {
        assertThat(said("{\"code\": \"from-tomorrow\", \"arguments\": {\"rows\": 3, \"of\": [\"a\", {\"code\": \"no-null\"}]}}"))
                .isEqualTo("from-tomorrow (rows 3, of a, ? rows: no NULL)");
        assertThat(said("{\"code\": \"rows-differ\"}")).isEqualTo("? of ? rows differ: ?");
        assertThat(said("{\"code\": \"rows-equal\", \"arguments\": {\"rows\": \"****\"}}")).isEqualTo("**** rows as expected");
        assertThat(said("{\"code\": \"rows-equal\", \"arguments\": {\"rows\": [1], \"else\": null}}")).isEqualTo("? rows as expected");
        assertThat(said("{\"code\": \"stale-masked\", \"arguments\": {\"column\": true, \"within\": \"****\"}}"))
                .isEqualTo("latest true is masked, and older than ****");
        assertThatThrownBy(() -> said("{\"arguments\": {}}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> said("{\"code\": \"a\", \"arguments\": {\"a\": " + "[".repeat(9) + "]".repeat(9) + "}}"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatCameFromADatabaseIsNoText() {
        Message message = new Message("not-answered", Map.of("reason", Argument.of("{rows, plural, other {#}}")));
        assertThat(Language.ENGLISH.say(message)).isEqualTo("{rows, plural, other {#}}");
    }

    @Test
    void everyArgumentIsMasked() {
        Message message = new Message(
                "a", Map.of("b", Argument.of(List.of("secret", 3L, Message.text("the secret"))), "c", Argument.of("secret")));
        assertThat(message.masked(text -> text.replace("secret", "****"))).isEqualTo(new Message(
                "a", Map.of("b", Argument.of(List.of("****", 3L, Message.text("the ****"))), "c", Argument.of("****"))));
    }

    @Test
    void durationsAreExactWhereTheyHaveToBe() {
        assertThat(Language.ENGLISH.exactDuration(Duration.parse("PT26H5S"))).isEqualTo("1 d 2 h 5 s");
        assertThat(Language.ENGLISH.exactDuration(Duration.parse("PT48H"))).isEqualTo("2 d");
        assertThat(Language.ENGLISH.exactDuration(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Language.ENGLISH.exactDuration(Duration.parse("PT1H30M0.5S"))).isEqualTo("1 h 30 min");
    }

    @Test
    void aLanguageWithoutTextsIsEnglish() {
        assertThat(Language.of(Locale.GERMANY).say(new Message("rows-equal", Map.of("rows", Argument.of(1204)))))
                .isEqualTo("1,204 rows as expected");
    }

    @Test
    void aBrokenTextIsRefused() {
        assertThatThrownBy(() -> MessageText.of("{rows, plural, one {#}}")).hasMessageContaining("without 'other'");
        assertThatThrownBy(() -> MessageText.of("{rows, money}")).hasMessageContaining("'money'");
        assertThatThrownBy(() -> MessageText.of("{rows")).hasMessageContaining("missing");
        assertThatThrownBy(() -> MessageText.of("rows}")).hasMessageContaining("too many");
        assertThat(MessageText.of("'{name}' of {name}").arguments()).containsExactly("name");
    }
}
