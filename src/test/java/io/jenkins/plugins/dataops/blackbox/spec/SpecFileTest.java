package io.jenkins.plugins.dataops.blackbox.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFileTest {
    @TempDir
    Path folder;

    @Test
    void everyFaultOfAFileIsNamedWithItsLine() throws IOException {
        assertThat(faults("""
                        tests:
                          - name: a misspelt key
                            row_count: {table: t, equal: 3}
                          - name: a misspelt kind
                            not_nul: {table: t, columns: [a]}
                          - name: a word for a list
                            not_null: {table: t, columns: a}
                          - name: a duration that is none
                            freshness: {table: t, column: a, within: 24h}
                          - name: a severity that is none
                            severity: error
                            row_count: {table: t, min: 1}
                          - name: another database
                            connection: other
                            row_count: {table: t, min: 1}
                          - name: no check
                          - name: too many samples and no rows
                            samples: 5000
                            sql: {query: ' '}
                          - name: rows of several widths
                            expect:
                              actual: {table: t}
                              expected:
                                rows:
                                  - {a: 1}
                                  - {b: 1}
                          - name: no check
                            range: {table: t, query: select, column: a}
                          -
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("line 3, column 27: unknown key 'equal'", "did you mean 'equals'?"),
                        fault -> assertThat(fault).contains("line 5, column 5: unknown key 'not_nul'"),
                        fault -> assertThat(fault).contains("line 7, column 26: expected a list"),
                        fault -> assertThat(fault).contains("line 9, column 38: expected a duration such as PT24H"),
                        fault -> assertThat(fault).contains("line 11, column 5: 'error' is none of fail, warn"),
                        fault -> assertThat(fault)
                                .contains("line 14, column 5: 'connection' is not read here")
                                .contains("--connection"),
                        fault -> assertThat(fault).contains("line 16, column 5: test 'no check': has 0 kinds of check"),
                        fault -> assertThat(fault).contains("line 18, column 5: test 'too many samples"),
                        fault -> assertThat(fault).contains("line 19, column 5: test 'too many samples").contains("'sql' needs"),
                        fault -> assertThat(fault).contains("line 24, column 9: line 26: the row has other columns"),
                        fault -> assertThat(fault).contains("line 27, column 5: two tests are named 'no check'"),
                        fault -> assertThat(fault).contains("line 28, column 5:").contains("exactly one of 'table'"),
                        fault -> assertThat(fault).contains("line 28, column 5:").contains("'range' needs"),
                        fault -> assertThat(fault).contains("line 29, column 4: an entry of tests is empty"));
    }

    @Test
    void aKeyWithoutAValueIsNotTakenForNotSet() throws IOException {
        assertThat(faults("""
                        tests:
                          - name: a
                            severity:
                            mask: ~
                            row_count: {table: t, max: 5, min: }
                          - name: b
                            expect:
                              actual: {table: t}
                              key: null
                              expected:
                                rows: [{a: , b: ~}]
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("line 3, column 5: no value in 'tests[0].severity'"),
                        fault -> assertThat(fault).contains("line 4, column 5: no value in 'tests[0].mask'"),
                        fault -> assertThat(fault).contains("line 5, column 35: no value in 'tests[0].row_count.min'"),
                        fault -> assertThat(fault).contains("line 9, column 7: no value in 'tests[1].expect.key'"));
    }

    @Test
    void sqlThatNoEngineTakesIsNamedWithItsLine() throws IOException {
        assertThat(faults("""
                        tests:
                          - name: a
                            row_count: {table: a.b.c.d, min: 1}
                          - name: b
                            row_count: {query: '-- nothing', min: 1}
                          - name: c
                            row_count: {table: t, where: '/* nothing */', min: 1}
                          - name: d
                            row_count: {table: '${live.t', min: 1}
                          - name: e
                            row_count: {query: "SELECT '${day' AS day", min: 1}
                          - name: f
                            sql: {query: 'SELECT 1; SELECT 2'}
                          - name: g
                            expect:
                              actual: {table: t}
                              expected: {query: "SELECT '"}
                          - name: h
                            foreign_key: {table: t, columns: [a], references: {query: 'SELECT ${ a }'}}
                          - name: what stands in a comment is no parameter, and a value is not known yet
                            row_count: {query: 'SELECT 1 FROM ${schema}."t_${a}" WHERE ${b} > 1 -- ${c', min: 1}
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("line 3, column 17: test 'a': 'a.b.c.d' is no name of a table"),
                        fault -> assertThat(fault).contains("line 5, column 17: test 'b': the SQL holds nothing but comments"),
                        fault -> assertThat(fault).contains("line 7, column 27: test 'c': the SQL holds nothing but comments"),
                        fault -> assertThat(fault).contains("line 9, column 17: test 'd': '${live.t' is no name of a table"),
                        fault -> assertThat(fault)
                                .contains("line 11, column 17: test 'e': '${' begins no parameter in: ${day' AS day"),
                        fault -> assertThat(fault).contains("line 13, column 11: test 'f': only one SQL statement"),
                        fault -> assertThat(fault).contains("line 17, column 18: test 'g': a quote is not closed"),
                        fault -> assertThat(fault).contains("line 19").contains("test 'h': '${' begins no parameter"));
    }

    @Test
    void theFaultsOfAllFilesAreNamed() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), "test: []\n");
        Path two = Files.writeString(folder.resolve("two.yaml"), "# nothing\n");
        assertThatThrownBy(() -> SpecFile.readAll(List.of(one, two), ReachableFiles.ALL))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("one.yaml line 1, column 1: unknown key 'test'")
                .hasMessageContaining("two.yaml is empty");
    }

    @Test
    void aFileWithoutATestIsRefused() throws IOException {
        assertThat(faults("tests: []\n")).singleElement().asString().contains("line 1, column 1: 'tests' must list");
        assertThat(faults("{}\n")).singleElement().asString().contains("'tests' must list");
    }

    @Test
    void contradictionsOfAComparisonAreNamed() throws IOException {
        assertThat(faults("""
                        tests:
                          - name: a
                            expect:
                              actual: {table: t}
                              expected: {csv: a.csv, json: a.json}
                              tolerance: {v: {absolute: 1, relative: 1}}
                              allow: {rows: 1, percent: 1}
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("line 3").contains("'tolerance' needs a 'key'"),
                        fault -> assertThat(fault).contains("line 5, column 7: test 'a': 'expected' is exactly one"),
                        fault -> assertThat(fault).contains("line 6, column 19: test 'a': a tolerance is exactly one"),
                        fault -> assertThat(fault).contains("line 7, column 7: test 'a': 'allow' is exactly one"));
    }

    @Test
    void whatIsThereAndEmptyIsNamed() throws IOException {
        assertThat(faults("""
                        tests:
                          - name: a
                            row_count: {table: '', min: 1}
                          - name: b
                            not_null: {query: ' ', columns: [v], where: ''}
                          - name: c
                            expect: {actual: {query: ''}, expected: {query: 'SELECT 1 AS v'}}
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("line 3").contains("'table' is empty"),
                        fault -> assertThat(fault).contains("line 5").contains("'query' is empty"),
                        fault -> assertThat(fault).contains("line 5").contains("'where' is empty"),
                        fault -> assertThat(fault).contains("line 7").contains("'query' is empty"));
    }

    private List<String> faults(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"), yaml);
        return catchThrowableOfType(UsageException.class, () -> SpecFile.read(file)).faults();
    }

    @Test
    void aSpecificationThatALinkReplacesIsReadNoLessCarefully() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2: [");
        Path link = Files.createSymbolicLink(workspace.resolve("spec.yaml"), secret);
        ReachableFiles reachable = ReachableFiles.below(List.of(workspace), "");
        assertThatThrownBy(() -> SpecFile.readAll(List.of(link), reachable))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("may not be reached")
                .hasMessageNotContaining("hunter2");
    }
}
