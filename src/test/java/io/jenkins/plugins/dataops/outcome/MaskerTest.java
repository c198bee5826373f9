package io.jenkins.plugins.dataops.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskerTest {
    private static Masker hiding(String... secrets) {
        Masker masker = new Masker();
        for (String secret : secrets) {
            masker.hide(secret);
        }
        return masker;
    }

    @Test
    void aPlainWordIsHiddenWhereItStandsAsAWord() {
        assertThat(hiding("postgres").mask("jdbc:postgresql://x/postgres_old?password=postgres for \"postgres\""))
                .isEqualTo("jdbc:postgresql://x/postgres_old?password=**** for \"****\"");
        assertThat(hiding("7").mask("7 of 17 rows")).isEqualTo("**** of 17 rows");
    }

    @Test
    void everythingElseIsHiddenWhereverItStands() {
        assertThat(hiding("p$1\\E.").mask("'xp$1\\E.y'")).isEqualTo("'x****y'");
        assertThat(hiding("s3cret").mask("id-s3cret99")).isEqualTo("id-****99");
    }

    @Test
    void theFormsInWhichOthersWriteItAreHiddenToo() {
        String secret = "p'a\"s <&> /s\\w\u00f6rd";
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Masker masker = hiding(secret);
        for (String form : new String[] {
            secret,
            url,
            url.replace("+", "%20"),
            "p'a\\\"s <&> /s\\\\w\u00f6rd",
            "p''a\"s <&> /s\\w\u00f6rd",
            "p'a&quot;s &lt;&amp;&gt; /s\\w\u00f6rd",
            "p'a\\042s \\74&> /s\\134w\\303\\266rd",
            "\\160'a\"s\\0040<&> /s\\\\w\\\\0303\\\\0266rd",
            "p&#39;a&quot;s &lt;&amp;&gt; /s\\w\u00f6rd",
            Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
        }) {
            assertThat(masker.mask("<" + form + ">")).as(form).isEqualTo("<****>");
        }
    }

    @Test
    void aSecretOfSeveralLinesIsHiddenLineByLineAsWell() {
        Masker masker = hiding("-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n--\n");
        assertThat(masker.mask("a MIIEvQIBADANBg b")).isEqualTo("a **** b");
        assertThat(masker.mask("-----BEGIN KEY----- MIIEvQIBADANBg kqhkiG9w0BAQEF --")).doesNotContain("MII", "kqh");
        assertThat(masker.mask("-----BEGIN KEY-----\\nMIIEvQIBADANBg\\nkqhkiG9w0BAQEF")).doesNotContain("MII", "kqh");
        assertThat(masker.mask("--")).isEqualTo("--");
    }

    @Test
    void aSecretWithinAnotherLeavesNoRest() {
        assertThat(hiding("abc1", "abc1def2").mask("abc1def2 abc1")).isEqualTo("**** ****");
    }

    @Test
    void valuesAreSecretWhereTheirNamesSaySo() {
        Masker masker = new Masker();
        masker.hideSecretsOf(Map.of("api_token", "t0ken", "schema", "flights"));
        assertThat(masker.mask("t0ken flights")).isEqualTo("**** flights");
        assertThat(hiding("", " ").mask("as it is")).isEqualTo("as it is");
    }

    @Test
    void aShortPlainWordIsNeverFoundWithinAnother() {
        for (String word : new String[] {"postgres", "Secret", "MASTER", "20260101"}) {
            String text = "x" + word + " " + word + "y " + word + "_old 1" + word + "2 " + word.toLowerCase(Locale.ROOT) + "e";
            assertThat(hiding(word).mask(text)).as(word).isEqualTo(text);
            assertThat(hiding(word).mask("(" + word + ")")).isEqualTo("(****)");
        }
        assertThat(hiding("the", "password").mask("the ... there, take the pass ... words"))
                .isEqualTo("**** ... there, take **** **** ... words");
    }

    @Test
    void aWordThatBeginsBehindAnEscapeStandsAsAWord() {
        for (String before : new String[] {"\\n", "%3D", "%3d", "\\u003d", "\\x3d", "\\012", "\u001b[31m"}) {
            assertThat(hiding("postgres").mask("password" + before + "postgres&")).isEqualTo("password" + before + "****&");
        }
    }

    @Test
    void aLongOrMixedWordIsFoundWithinOthers() {
        for (String secret : new String[] {"correcthorsebattery", "qWeRtYuI", "481516234223", "S3CRET", "s3cret"}) {
            assertThat(hiding(secret).mask("xx" + secret + "yy_" + secret)).as(secret).isEqualTo("xx****yy_****");
        }
        // A server folds the names that it does not know.
        assertThat(hiding("S3cretWord").mask("column \"s3cretword\" does not exist"))
                .isEqualTo("column \"****\" does not exist");
    }

    @Test
    void whatSecretsShareIsHiddenOnce() {
        assertThat(hiding("abc12", "c12de").mask("xabc12dey")).isEqualTo("x****y");
        assertThat(hiding("1a1a1a").mask("_1a1a1a1a_")).isEqualTo("_****_");
    }

    @Test
    void aSecretWithinBase64IsFoundWhereverItBegins() {
        for (String user : new String[] {"", "u", "us", "use"}) {
            String header = Base64.getEncoder().encodeToString((user + ":s3cret/word?").getBytes(StandardCharsets.UTF_8));
            assertThat(hiding("s3cret/word?").mask("Basic " + header)).as(user).containsPattern("Basic .{0,7}\\*{4}$");
        }
    }

    @Test
    void namesThatProgramsLookForKeepTheirWords() {
        assertThat(hiding("outcome", "s3cret").maskName("outcome")).isEqualTo("outcome");
        assertThat(hiding("outcome", "s3cret").maskName("my-s3cret-key")).isEqualTo("my-****-key");
    }

    @Test
    void aNameThatAServerCutIsHidden() {
        String secret = "aö0".repeat(40);
        assertThat(hiding(secret).mask("no column \"" + "aö0".repeat(15) + "aö" + "\" here")).isEqualTo("no column \"****\" here");
    }

    @Test
    void hostileTextsAreLookedThroughInTime() {
        Masker masker = hiding("\\'\\'\\'\\''''\\\\\\x", "1\n \n\n x1", "%%%%25%%", "aaaaaaaaaaaaaaaaaaaaaaaa1");
        for (String piece : new String[] {"\\", "'", "\\'", "\n", " ", "%", "%25", "a", "..."}) {
            assertThat(masker.mask(piece.repeat(3_000)).length()).isPositive();
        }
    }

    @Test
    void aTextOfNothingButCutsIsLookedThroughInTime() {
        String key = "s3cret-" + "0123456789abcdef".repeat(11);
        Masker masker = hiding(key, "abcd1234", "postgres", "a1…b2…c3...d4 ...e5", "...");
        assertTimeout(Duration.ofMinutes(2), () -> {
            for (String piece : new String[] {"…", "a…", "abcd...", "s3cr… cdef ", "a1…b2…c3..."}) {
                assertThat(masker.mask(piece.repeat(100_000 / piece.length()))).as(piece).isNotNull();
            }
        });
    }

    @Test
    void aPieceIsHiddenBetweenTwoCuts() {
        assertThat(hiding("s3cret/word?").mask("...word? and s3cret… s3c ...s3cret/... ...et/word?...").replace("****", "*"))
                .isEqualTo("...* and *… s3c ...*... ...*...");
    }

    @Test
    void aSecretThatLooksCutItselfIsNoReasonToLookNoFurther() {
        assertThat(hiding("ab…cd...ef12").mask("got 'ab…cd...ef…'")).isEqualTo("got '****…'");
        assertThat(hiding("ab…cd...ef12").mask("got '...b…cd...ef12'")).isEqualTo("got '...****'");
    }

    @Test
    void aSentenceIsNoLongerThanAPersonReads() {
        Masker masker = hiding("s3cret/word?");
        String sentence = masker.maskSentence("no s3cret/word? here: " + "x".repeat(100_000_000));
        assertThat(sentence).startsWith("no **** here: xx").endsWith("xx ...").hasSizeLessThan(17_000);
        for (int at = 15_980; at < 16_010; at++) {
            assertThat(masker.maskSentence("x".repeat(at) + "s3cret/word?" + "y".repeat(at))).doesNotContain("s3", "wo");
        }
        // Much of it is hidden, so that even the end of what is looked at is shown.
        String hidden = "s3cret/word?".repeat(5_333);
        for (int more = 0; more < 12; more++) {
            assertThat(masker.maskSentence("-".repeat(more) + hidden + "...")).doesNotContain("s3cr");
        }
        assertThat(masker.maskSentence("x".repeat(15_999) + "\ud83d\ude00")).isEqualTo("x".repeat(15_999) + " ...");
    }
}
