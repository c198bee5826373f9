package io.jenkins.plugins.dataops.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionControlTest {
    @Test
    void knowsWhatBeginsAndEndsTransactions() {
        assertThat(TransactionControl.in("-- x\n begin;")).isTrue();
        assertThat(TransactionControl.in("START TRANSACTION")).isTrue();
        assertThat(TransactionControl.in("COMMIT")).isTrue();
        assertThat(TransactionControl.in("prepare /* so */ transaction 'x'")).isTrue();
        assertThat(TransactionControl.in("PREPARE p AS SELECT 1")).isFalse();
        assertThat(TransactionControl.in("ROLLBACK  TO SAVEPOINT a")).isFalse();
        assertThat(TransactionControl.in("ROLLBACK")).isTrue();
        assertThat(TransactionControl.in("BEGINNING")).isFalse();
        assertThat(TransactionControl.in("SELECT 'COMMIT'")).isFalse();
    }
}
