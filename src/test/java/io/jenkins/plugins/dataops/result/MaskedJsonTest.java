package io.jenkins.plugins.dataops.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dataops.outcome.Masker;
import org.junit.jupiter.api.Test;

class MaskedJsonTest {
    private static String masked(String json) throws Exception {
        Masker masker = new Masker();
        masker.hide("s3cret");
        masker.hide("48151623");
        masker.hide("42");
        masker.hide("outcome");
        return new MaskedJson(masker::mask, masker::maskName, "hash"::equals)
                .of(new ObjectMapper().readTree(json))
                .toString();
    }

    @Test
    void textsNumbersAndNamesAreMasked() throws Exception {
        assertThat(masked("{\"a\":[\"x s3cret\",48151623,{\"n-s3cret\":true}]}"))
                .isEqualTo("{\"a\":[\"x ****\",\"****\",{\"n-****\":true}]}");
    }

    @Test
    void aCountOfRowsAndANameOfTheFormatStay() throws Exception {
        String document = "{\"outcome\":\"passed\",\"rows\":42,\"took\":1.5,\"hash\":\"s3cret\"}";
        assertThat(masked(document)).isEqualTo(document);
    }

    @Test
    void whatHoldsNoSecretIsNoCopy() throws Exception {
        JsonNode document = new ObjectMapper().readTree("{\"good\":[[1,{}],\"x\"],\"bad\":{\"s3cret\":1}}");
        JsonNode before = document.deepCopy();
        Masker masker = new Masker();
        masker.hide("s3cret");
        JsonNode masked = new MaskedJson(masker::mask, masker::maskName, name -> false).of(document);
        assertThat(masked.get("good")).isSameAs(document.get("good"));
        assertThat(masked.get("bad").toString()).isEqualTo("{\"****\":1}");
        assertThat(document).isEqualTo(before);
    }

    @Test
    void noMemberIsLostWhoseNameIsMaskedLikeAnother() throws Exception {
        assertThat(masked("{\"s3cret\":1,\"S3CRET\":2}")).isEqualTo("{\"****\":1,\"*****\":2}");
    }
}
