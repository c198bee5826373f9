package io.jenkins.plugins.dataops.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        assertFault("leaves:\n  a:\n    number: many\n", " line 3, column 5: expected a whole number in 'leaves.a.number'");
        assertFault("leaves:\n  a:\n    size: smal\n", " line 3, column 5: 'smal' is none of very-small, large");
        assertFault("leaves:\n  a: text\n", " line 2, column 3: expected keys with values in 'leaves.a'");
        assertFault("row:\n  a: 1\n", " line 1, column 1: expected a list in 'row'");
        assertFault("row: [{", " line 1, column 8: while parsing a flow node, expected the node content");
        assertFault("a: b: c\n", " line 1, column 5: mapping values are not allowed here");
        assertFault("row: []\nrow: []\n", " line 2, column 1: the key 'row' stands here a second time");
    }

    @Test
    void allFaultsOfAFileShowAtOnce() {
        assertThatThrownBy(() -> read("leaves:\n  a: {numbr: 1, flag: maybe}\nrow:\n  - size: smal\n  - number: 1.5\n"))
                .isInstanceOfSatisfying(UsageException.class, fault -> assertThat(fault.faults())
                        .hasSize(4)
                        .satisfiesExactly(
                                one -> assertThat(one).contains(" line 2, column 7: unknown key 'numbr'"),
                                two -> assertThat(two).contains(" line 2, column 17: expected true or false"),
                                three -> assertThat(three).contains(" line 4, column 5: 'smal' is none of"),
                                four -> assertThat(four).contains(" line 5, column 5: expected a whole number")));
    }

    @Test
    void whatWouldHaveNoEffectIsRefused() {
        assertFault("row: []\n---\nleaves: {}\n", " line 2, column 1: a second document begins here");
        assertFault("leaves:\n  a: &x {text: b}\n", " line 2, column 6: anchors and aliases");
        assertFault("row:\n  - text: *x\n", " line 2, column 11: anchors and aliases");
        assertFault("leaves:\n  a: {<<: {text: b}}\n", " line 2, column 7: merge keys (<<)");
        assertFault("leaves:\n  a: {text: !env HOME}\n", " line 2, column 13: tags (!name)");
        assertFault("leaves:\n  a: {number: 3, number: 4}\n", " line 2, column 18: the key 'number' stands here a second");
        assertFault("row:\n\t- text: a\n", " line 2, column 1: a tab cannot indent: write spaces");
        assertFault("? [a]\n: b\n", " line 1, column 3: a key must be plain text");
        assertFault("row: " + "[".repeat(300) + "]".repeat(300), " line 1, column 205: nested more than 200 deep");
    }

    @Test
    void aliasesThatMultiplyAreNeverFollowed() {
        assertFault(
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nrow: [*b]\n",
                " line 1, column 4: anchors and aliases");
    }

    @Test
    void wordsMeanWhatYaml12Says() throws IOException {
        assertThat(leaf("number: 0x3E8").number()).isEqualTo(1000);
        assertThat(leaf("number: 0o17").number()).isEqualTo(15);
        assertThat(leaf("number: 017").number()).isEqualTo(17);
        assertThat(leaf("text: 1_000").text()).isEqualTo("1_000");
        assertThat(leaf("text: yes").text()).isEqualTo("yes");
        assertThat(leaf("text: NO").text()).isEqualTo("NO");
        assertThat(leaf("text: 12:30").text()).isEqualTo("12:30");
        assertThat(leaf("text: 0x3E8").text()).isEqualTo("1000");
        assertThat(leaf("text: '0x3E8'").text()).isEqualTo("0x3E8");
        assertThat(leaf("text: -.inf").text()).isEqualTo("-Infinity");
        assertThat(leaf("text: .NaN").text()).isEqualTo("NaN");
        assertThat(leaf("text: 0.10000000000000000001").text()).isEqualTo("0.10000000000000000001");
        assertThat(leaf("text: 007").text()).isEqualTo("007");
        assertThat(leaf("flag: True").flag()).isTrue();
        assertFault("leaves:\n  a: {text: Null}\n", " line 2, column 7: no value in 'leaves.a.text'");
        assertThat(leaf("text: !!str 5").text()).isEqualTo("5");
        assertThat(leaf("text: \"\\x41\"").text()).isEqualTo("A");
        assertFault("leaves:\n  a: {flag: yes}\n", " line 2, column 7: expected true or false");
        assertFault("leaves:\n  a: {number: 1_000}\n", " line 2, column 7: expected a whole number");
        assertFault("leaves:\n  a: {number: 99999999999999999999}\n", " line 2, column 15: expected a whole number");
    }

    /** An empty text would silently mean "not set". */
    @Test
    void whatIsQuotedIsText() {
        for (String quoted : List.of("'7'", "''", "' '", "\"0x3E8\"")) {
            assertFault("leaves:\n  a: {number: " + quoted + "}\n", " line 2, column 7: expected a whole number");
        }
        for (String quoted : List.of("'true'", "''", "1")) {
            assertFault("leaves:\n  a: {flag: " + quoted + "}\n", " line 2, column 7: expected true or false");
        }
        assertFault("leaves:\n  a: {size: ''}\n", " line 2, column 7: is none of very-small, large");
    }

    @Test
    void oneCharacterIsNoNumber() throws IOException {
        record Field(Character delimiter) {}
        assertThat(StrictYaml.read(file("delimiter: ';'\n"), Field.class).delimiter()).isEqualTo(';');
        for (String other : List.of("9", "'ab'", "''", "true")) {
            assertThatThrownBy(() -> StrictYaml.read(file("delimiter: " + other + "\n"), Field.class))
                    .hasMessageContaining(" line 1, column 1: expected one character");
        }
    }

    private Leaf leaf(String content) throws IOException {
        return read("leaves:\n  a: {" + content + "}\n").leaves().get("a");
    }

    record Wait(Duration within, List<String> names) {
        Wait {
            names = AbsentValues.list(names, "names");
        }
    }

    @Test
    void aDurationNamesItsUnit() throws IOException {
        assertThat(StrictYaml.read(file("within: PT24H\n"), Wait.class).within()).isEqualTo(Duration.ofDays(1));
        for (String bare : List.of("24", "24h", "'24'")) {
            assertThatThrownBy(() -> StrictYaml.read(file("within: " + bare + "\n"), Wait.class))
                    .hasMessageContaining(" line 1, column 1: expected a duration such as PT24H");
        }
    }

    @Test
    void anEmptyEntryOfAListIsNamed() {
        assertThatThrownBy(() -> StrictYaml.read(file("names: [a, ~]\n"), Wait.class))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("an entry of 'names' is empty");
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
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', '\n', (byte) 0xe9});
        assertThatThrownBy(() -> StrictYaml.read(file, Tree.class))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2 is not UTF-8 text");
    }

    @Test
    void aFileFullOfFaultsTellsAHundredAndHowManyMore() throws IOException {
        StringBuilder many = new StringBuilder("leaves:\n");
        for (int i = 0; i < 20_000; i++) {
            many.append("  k").append(i).append(": {numbr: 1}\n");
        }
        Path file = file(many.toString());
        assertTimeout(Duration.ofSeconds(60), () -> assertThatThrownBy(() -> StrictYaml.read(file, Tree.class))
                .isInstanceOfSatisfying(UsageException.class, refused -> assertThat(refused.faults())
                        .hasSize(101)
                        .last()
                        .asString()
                        .endsWith("tree.yaml: and 19900 more")));
    }

    @Test
    void keysAndNumbersHaveALengthThatPeopleWrite() throws IOException {
        assertThat(read("leaves: {" + "k".repeat(1_024) + ": {number: 1}}\n").leaves()).hasSize(1);
        for (String form : List.of("? \"%s\"\n  : {number: 1}", "? |\n    %s\n  : {number: 1}")) {
            String yaml = "leaves:\n  " + form.formatted("k".repeat(1_025));
            assertThatThrownBy(() -> read(yaml))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("line 2, column ")
                    .hasMessageContaining(": a key has more than 1,024 characters");
        }
        assertFault(
                "leaves:\n  a: {number: " + "9".repeat(1_001) + "}\n",
                " line 2, column 15: a number has more than 1,000 characters");
        assertThat(read("leaves:\n  a: {text: '" + "9".repeat(1_001) + "'}\n").leaves().get("a").text()).hasSize(1_001);
        assertTimeout(Duration.ofSeconds(30), () -> assertFault(
                "leaves:\n  a: {number: " + "9".repeat(500_000) + "}\n",
                " line 2, column 15: a number has more than 1,000 characters"));
    }

    private Tree read(String yaml) throws IOException {
        return StrictYaml.read(file(yaml), Tree.class);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("tree.yaml"), yaml);
    }
}
