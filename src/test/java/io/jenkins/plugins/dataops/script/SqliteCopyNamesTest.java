package io.jenkins.plugins.dataops.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.outcome.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose quoted names look like the rest of the line, or like its end. */
class SqliteCopyNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "t", "main.t (a, b)", "\"a from 'b' c\"", "\"a\"\" from 'b\"", "[a from 'b']", "`a from ``'b'`", "main.[x] (\"y from 'z'\")"
    })
    void theTableIsAllOfItsName(String table) {
        CopyLine line = CopyLine.parse("\\copy " + table + " from 'it''s.csv' WITH (FORMAT csv)");
        assertThat(line).isEqualTo(new CopyLine(table, "it's.csv", "WITH (FORMAT csv)"));
    }

    @Test
    void aNameThatDoesNotEndIsNoTable() {
        assertThatThrownBy(() -> CopyLine.parse("\\copy \"a from 'b'")).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a;b\"", "\"a\"\";b\"", "[a;b]", "`a;b`", "`a'b`", "[a\"b]"})
    void aNameCutsNoStatement(String name) {
        assertThat(StatementSplitter.split("DELETE FROM " + name + ";\nSELECT 1", Dialects.of("jdbc:sqlite:")))
                .extracting(ScriptStatement::text)
                .containsExactly("DELETE FROM " + name, "SELECT 1");
    }
}
