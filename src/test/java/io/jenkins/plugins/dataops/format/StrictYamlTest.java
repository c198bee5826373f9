package io.jenkins.plugins.dataops.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictYamlTest {
    enum Size {
        VERY_SMALL,
        LARGE
    }

    record Leaf(Integer number, Boolean flag, Size size, String text) {}

    record Tree(Map<String, Leaf> leaves, List<Leaf> row) {}

    @TempDir
    Path folder;

    @Test
    void bindsRecordsAndKebabCase() throws IOException {
        Tree tree = read("leaves:\n  a: {number: 1, flag: true, size: very-small, text: '01'}\n");
        assertThat(tree.leaves()).containsEntry("a", new Leaf(1, true, Size.VERY_SMALL, "01"));
    }

    @Test
    void faultsNamePlaceAndRemedy() {
        assertFault(
                "leaves:\n  a:\n    numbr:\n      x: 1\n    flag: true\n",
                " line 3, column 5: unknown key 'numbr' in 'leaves.a'; known are flag, number, size, text");
        assertFault("row:\n  - number: 1\n  - flg: true\n    number: 2\n", " line 3, column 5: unknown key 'flg' in");
        assertFault("leaves:\n  a:\n    number: many\n", " line 3, column 5: expected a number in 'leaves.a.number'");
        assertFault("leaves:\n  a:\n    size: smal\n", " line 3, column 5: 'smal' is none of very-small, large");
        assertFault("leaves:\n  a: text\n", " line 2, column 3: expected keys with values in 'leaves.a'");
        assertFault("row:\n  a: 1\n", " line 1, column 1: expected a list in 'row'");
        assertFault("row: [{", " line 1, column 8: while parsing a flow node, expected the node content");
        assertFault("a: b: c\n", " line 1, column 5: mapping values are not allowed here");
        assertFault("row: []\nrow: []\n", " line 2, column ");
    }

    private void assertFault(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("tree.yaml" + message)
                .hasMessageNotContaining("jackson")
                .hasMessageNotContaining("io.jenkins");
    }

    @Test
    void missingAndEmptyFiles() {
        assertThatThrownBy(() -> StrictYaml.read(folder.resolve("absent.yaml"), Tree.class))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> read("")).isInstanceOf(UsageException.class).hasMessageContaining("tree.yaml");
        assertThatThrownBy(() -> read("# nothing\n")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> read("~\n")).isInstanceOf(UsageException.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("- a\n")).isInstanceOf(UsageException.class);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xe9});
        assertThatThrownBy(() -> StrictYaml.read(file, Tree.class))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("UTF-8");
    }

    private Tree read(String yaml) throws IOException {
        return StrictYaml.read(Files.writeString(folder.resolve("tree.yaml"), yaml), Tree.class);
    }
}
