package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A machine on which the tests' server cannot start is told so. */
class TestServerTest {
    @Test
    void rootWithoutUserNamespacesIsTheReason() {
        assertThat(TestServer.ofRoot("root", "false")).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("PostgreSQL does not start as root")
                .contains("run the tests as another account"));
        assertThat(TestServer.ofRoot("root", "no-such-program")).isPresent();
        assertThat(TestServer.ofRoot("root", "true")).isEmpty();
        assertThat(TestServer.ofRoot("somebody", "false")).isEmpty();
    }
}
