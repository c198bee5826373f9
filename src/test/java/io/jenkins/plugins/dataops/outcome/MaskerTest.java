package io.jenkins.plugins.dataops.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
}
