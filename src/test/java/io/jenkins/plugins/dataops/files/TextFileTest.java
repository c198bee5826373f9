package io.jenkins.plugins.dataops.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void textOfEverySizeComesBack() throws IOException {
        String line = "a\u00e9\u20ac\ud83d\ude80,\r\n";
        for (int lines : new int[] {0, 1, 700, 3_000}) {
            String text = line.repeat(lines);
            assertThat(TextFile.read(file(text.getBytes(StandardCharsets.UTF_8)))).isEqualTo(text);
            assertThat(TextFile.read(file(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)))).isEqualTo(text);
        }
    }

    @Test
    void bytesOfAnotherEncodingAreNamedWithTheirLine() throws IOException {
        for (String ending : List.of("\n", "\r\n", "\r")) {
            String text = ("plain" + ending).repeat(4_000) + "caf\u00e9" + ending;
            assertThatThrownBy(() -> TextFile.read(file(text.getBytes(StandardCharsets.ISO_8859_1))))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("text line 4001 is not UTF-8 text (byte 0xE9)");
        }
    }

    @Test
    void aCharacterCutAtTheEndIsNamed() throws IOException {
        assertThatThrownBy(() -> TextFile.read(file(new byte[] {'a', '\n', (byte) 0xe2, (byte) 0x82})))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2 is not UTF-8 text");
    }

    @Test
    void otherKindsOfFilesAreCalledByTheirName() throws IOException {
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            assertThatThrownBy(() -> TextFile.read(file("tests:\n".getBytes(Charset.forName(charset)))))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("UTF-16");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("tests:\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> TextFile.read(file(packed.toByteArray())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("gzip");
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        assertThatThrownBy(() -> TextFile.read(folder.resolve("absent")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> TextFile.read(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a folder: name a file");
    }

    @Test
    void largeFilesAreReadByLines() throws IOException {
        try (BufferedReader lines = TextFile.open(file("a\nb\n".getBytes(StandardCharsets.UTF_8)), "it")) {
            assertThat(lines.lines()).containsExactly("a", "b");
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("text"), content);
    }

    @Test
    void whatIsLargerThanPeopleWriteIsRefused() throws IOException {
        Path file = file("x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        assertThat(TextFile.read(file, ReachableFiles.ALL, 1 << 20)).hasSize(1 << 20);
        Files.writeString(file, "x".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> TextFile.read(file, ReachableFiles.ALL, 1 << 20))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + " is larger than 1 MB: divide it, or leave data to files of their own");
    }
}
