package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionControlTest {
    private static boolean in(String sql) {
        return TransactionControl.in(sql, Dialects.of("jdbc:postgresql:").lexis());
    }

    @Test
    void knowsWhatBeginsAndEndsTransactions() {
        assertThat(in("-- x\n begin;")).isTrue();
        assertThat(in("START TRANSACTION")).isTrue();
        assertThat(in("COMMIT")).isTrue();
        assertThat(in("prepare /* so */ transaction 'x'")).isTrue();
        assertThat(in("PREPARE p AS SELECT 1")).isFalse();
        assertThat(in("ROLLBACK  TO SAVEPOINT a")).isFalse();
        assertThat(in("ROLLBACK")).isTrue();
        assertThat(in("BEGINNING")).isFalse();
        assertThat(in("SELECT 'COMMIT'")).isFalse();
    }
}
