package io.jenkins.plugins.dataops.database.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuckDbNamesTest {
    @Test
    void findsQualifiersAndNothingElse() {
        assertThat(DuckDbNames.mentions("SELECT * FROM Blue.t", "blue")).isTrue();
        assertThat(DuckDbNames.mentions("SELECT * FROM db.\"blue\" . t", "BLUE")).isTrue();
        assertThat(DuckDbNames.mentions("SELECT 'blue.t', \"x blue.t\", blue FROM blues.t", "blue")).isFalse();
        assertThat(DuckDbNames.mentions("SELECT 'it''s blue.t' FROM t", "blue")).isFalse();
        assertThat(DuckDbNames.mentions("SELECT nextval('blue.s')", "blue")).isTrue();
        assertThat(DuckDbNames.mentions("SELECT * FROM blue.t, blue.u", "blue", "u")).isTrue();
        assertThat(DuckDbNames.mentions("SELECT u FROM blue.t", "blue", "u")).isFalse();
    }

    @Test
    void movesEveryNameOfTheSchema() {
        assertThat(DuckDbNames.moved(
                        "CREATE TABLE \"b\"\"l\".t(id INTEGER DEFAULT(nextval('\"b\"\"l\".\"s''q\"')), s VARCHAR "
                                + "DEFAULT('\"b\"\"l\".t'), FOREIGN KEY (id) REFERENCES \"b\"\"l\".p(id));",
                        "b\"l",
                        "\"g'r\""))
                .isEqualTo("CREATE TABLE \"g'r\".t(id INTEGER DEFAULT(nextval('\"g''r\".\"s''q\"')), s VARCHAR "
                        + "DEFAULT('\"b\"\"l\".t'), FOREIGN KEY (id) REFERENCES \"g'r\".p(id));");
    }
}
