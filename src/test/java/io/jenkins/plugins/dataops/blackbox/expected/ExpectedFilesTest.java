package io.jenkins.plugins.dataops.blackbox.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedFilesTest {
    private static final List<TypedColumn> COLUMNS = List.of(
            new TypedColumn("code", ValueKind.TEXT, "text"),
            new TypedColumn("n", ValueKind.NUMBER, "numeric"),
            new TypedColumn("day", ValueKind.DATE, "date"),
            new TypedColumn("doc", ValueKind.JSON, "jsonb"));

    @TempDir
    private Path outside;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(outside.resolve("specs"));
    }

    private DataFile file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return DataFile.of(folder.resolve("spec.yaml"), name);
    }

    private static List<List<String>> read(RawRows raw, List<TypedColumn> columns) {
        List<List<String>> rows = new ArrayList<>();
        try (TypedRows typed = new TypedRows(raw, columns, new CellText(Set.of("secret"), text -> text))) {
            for (Optional<Row> row = typed.next(); row.isPresent(); row = typed.next()) {
                rows.add(row.get().cells().stream()
                        .map(cell -> cell.equals(Value.NULL) ? null : cell.text())
                        .toList()
                        .stream()
                        .map(cell -> cell == null ? "<NULL>" : cell)
                        .toList());
            }
        }
        return rows;
    }

    private List<List<String>> csv(String content) throws IOException {
        return read(CsvRows.open(file("a.csv", content), CsvFormat.DEFAULT), COLUMNS);
    }

    @Test
    void csvTellsNullFromEmptyTextAndTypesByColumn() throws IOException {
        assertThat(csv("\uFEFFcode,n,day\r\n01,01.50,2026-03-01\r\n\"\",,\r\n,\"2\",\r\n\" a\"\"b,\n\",1,\r\n"))
                .containsExactly(
                        List.of("01", "1.5", "2026-03-01"),
                        List.of("", "<NULL>", "<NULL>"),
                        List.of("<NULL>", "2", "<NULL>"),
                        List.of(" a\"b,\n", "1", "<NULL>"));
        assertThat(csv("code,n\n")).isEmpty();
    }

    @Test
    void csvMayWriteNullOtherwise() throws IOException {
        RawRows raw = CsvRows.open(file("a.csv", "code;n\nNULL;1\n\"NULL\";NULL\n;2\n"), new CsvFormat(';', "NULL"));
        assertThat(read(raw, COLUMNS))
                .containsExactly(List.of("<NULL>", "1"), List.of("NULL", "<NULL>"), List.of("", "2"));
    }

    @Test
    void unreadableCellsAreNamedByFileLineAndColumn() {
        assertThatThrownBy(() -> csv("code,n,day\n\"two\nlines\",1,\nx,1O,\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a.csv line 4, column 'n': '1O' is no value of a numeric column");
        assertThatThrownBy(() -> csv("day\n2026-02-30\n")).hasMessageContaining("line 2, column 'day'");
        List<TypedColumn> secret = List.of(new TypedColumn("secret", ValueKind.NUMBER, "int"));
        assertThatThrownBy(() -> read(CsvRows.open(file("a.csv", "secret\nhunter2\n"), CsvFormat.DEFAULT), secret))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void brokenCsvIsRefused() throws IOException {
        assertThatThrownBy(() -> csv("code,n\n1\n")).hasMessageContaining("line 2: 1 fields instead of 2");
        assertThatThrownBy(() -> csv("code,code\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> csv("")).hasMessageContaining("first line");
        assertThatThrownBy(() -> csv("code,n\n\"open,1\n")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> csv("code,n\n\"a\"b,1\n")).isInstanceOf(UsageException.class);
        Files.write(folder.resolve("latin.csv"), "code\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        DataFile latin = DataFile.of(folder.resolve("spec.yaml"), "latin.csv");
        assertThatThrownBy(() -> read(CsvRows.open(latin, CsvFormat.DEFAULT), COLUMNS))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void yamlScalarsMeanWhatTheCoreSchemaSays() throws IOException {
        List<TypedColumn> columns = List.of(
                new TypedColumn("code", ValueKind.TEXT, "text"), new TypedColumn("n", ValueKind.DOUBLE, "float8"),
                new TypedColumn("doc", ValueKind.JSON, "json"));
        RowList yaml = TreeFile.yaml(file("a.yaml", """
                - {code: .inf, n: .inf, doc: null}
                - {code: 0x3E8, n: 0x3E8, doc: {a: 0x10}}
                - {code: 0o17, n: 0o17, doc: [1_000, yes, 1e3]}
                - {code: 1_000, n: -.INF, doc: ~}
                - {code: yes, n: .NaN, doc: }
                """));
        assertThat(read(yaml.stream("a.yaml"), columns))
                .containsExactly(
                        List.of(".inf", "Infinity", "<NULL>"),
                        List.of("0x3E8", "1000", "{\"a\":16}"),
                        List.of("0o17", "15", "[\"1_000\",\"yes\",1000]"),
                        List.of("1_000", "-Infinity", "<NULL>"),
                        List.of("yes", "NaN", "<NULL>"));
        RowList grouped = TreeFile.yaml(file("b.yaml", "- {n: 1_000}\n"));
        assertThatThrownBy(() -> read(grouped.stream("b.yaml"), columns))
                .hasMessageContaining("'1_000' is no value of a float8 column");
    }

    @Test
    void jsonAndYamlKeepTheCharactersOfAScalar() throws IOException {
        RowList json = TreeFile.json(file("a.json", """
                [{"code": "01", "n": 0.10000000000000000000001, "day": "2026-03-01", "doc": {"b": 1.0, "a": [null]}},
                 {"code": null, "n": 1e2, "day": null, "doc": "[1, 2.50]"}]
                """));
        List<List<String>> wanted = List.of(
                List.of("01", "0.10000000000000000000001", "2026-03-01", "{\"a\":[null],\"b\":1}"),
                List.of("<NULL>", "100", "<NULL>", "[1,2.5]"));
        assertThat(read(json.stream("a.json"), COLUMNS)).isEqualTo(wanted);
        RowList yaml = TreeFile.yaml(file("a.yaml", """
                - {code: 01, n: 0.10000000000000000000001, day: 2026-03-01, doc: {b: 1.0, a: [null]}}
                - code: ~
                  n: 1e2
                  day:
                  doc: '[1, 2.50]'
                """));
        assertThat(read(yaml.stream("a.yaml"), COLUMNS)).isEqualTo(wanted);
    }

    @Test
    void brokenJsonAndYamlNameTheLine() {
        assertThatThrownBy(() -> TreeFile.json(file("a.json", "[{\"a\": 1},\n {\"b\": 1}]")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a.json' line 2")
                .hasMessageContaining("other columns");
        assertThatThrownBy(() -> TreeFile.json(file("a.json", "[{\"a\": 1, \"a\": 2}]")))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> TreeFile.json(file("a.json", "[{\"a\": 1}] true"))).hasMessageContaining("after");
        assertThatThrownBy(() -> TreeFile.json(file("a.json", "{}"))).hasMessageContaining("list of rows");
        assertThatThrownBy(() -> TreeFile.json(file("a.json", ""))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> TreeFile.yaml(file("a.yaml", "- a: [\n"))).isInstanceOf(UsageException.class);
    }

    @Test
    void dataFilesStayWithTheirSpecification() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.csv"), "a\n1\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), secret);
        Files.createSymbolicLink(folder.resolve("up"), outside);
        for (String name : List.of("../secret.csv", secret.toString(), "link.csv", "up/secret.csv")) {
            assertThatThrownBy(() -> DataFile.of(folder.resolve("spec.yaml"), name))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("may not be reached")
                    .hasMessageContaining("beside it or below");
        }
        assertThatThrownBy(() -> DataFile.of(folder.resolve("spec.yaml"), "absent.csv"))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> DataFile.of(folder.resolve("spec.yaml"), ".")).hasMessageContaining("no file");
        assertThatThrownBy(() -> DataFile.of(folder.resolve("spec.yaml"), "a\0b")).isInstanceOf(UsageException.class);
    }
}
