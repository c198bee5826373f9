package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
    private static String written(String text) throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        try (OutputStream stream = new SecretMask(List.of("s3cret/word?", "postgres")).wrap(console)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return console.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachLineIsMasked() throws IOException {
        assertThat(written("a s3cret/word? b\r\npostgres\n\nlast postgres"))
                .isEqualTo("a **** b\r\n****\n\nlast ****");
    }

    @Test
    void ofAnEndlessLineTheBeginIsKept() throws IOException {
        int longest = SecretMask.LONGEST_LINE;
        String end = "... (2 bytes left out)\n";
        assertThat(written("x".repeat(longest) + "\nnext\n")).isEqualTo("x".repeat(longest) + "\nnext\n");
        assertThat(written("x".repeat(longest) + "yz\nnext\n")).isEqualTo("x".repeat(longest) + end + "next\n");
        assertThat(written("x".repeat(longest) + "yz")).isEqualTo("x".repeat(longest) + end);
        assertThat(written("x".repeat(longest - 1) + "\u00e4z")).isEqualTo("x".repeat(longest - 1) + end);
    }

    @Test
    void aSecretThatIsCutWithTheLineStaysHidden() throws IOException {
        for (int shown = 4; shown < 12; shown++) {
            String begin = " ".repeat(SecretMask.LONGEST_LINE - shown);
            assertThat(written(begin + "s3cret/word?!")).startsWith(begin + "****... (");
            assertThat(written(begin + "postgres and more")).startsWith(begin + "****");
        }
    }
}
