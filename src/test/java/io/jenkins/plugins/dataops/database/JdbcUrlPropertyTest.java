package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Apart from the other tests of URLs, because one class belongs to one test engine. */
class JdbcUrlPropertyTest {
    private static final Drivers BUNDLED = new Drivers(List.of());

    @Property(tries = 500)
    void noPasswordPassesOrIsShownWhateverItHolds(
            @ForAll @StringLength(min = 8, max = 20) @CharRange(from = '!', to = '~') String password) {
        for (String url : List.of(
                "jdbc:postgresql://me:" + password + "@host:5432/db",
                "jdbc:postgresql://me:" + password + "@host/db?ApplicationName=me@home",
                "jdbc:postgresql:/me:" + password + "@host/db",
                "jdbc:postgresql:me:" + password + "@host",
                "jdbc:postgresql://host/db?password=" + password,
                "jdbc:postgresql://host/db?sslmode=require&password=" + password + "&connectTimeout=1",
                "jdbc:duckdb:md:x?motherduck_token=" + password,
                "jdbc:oracle:thin:me/" + password + "@host:1521:x",
                "postgresql://me:" + password + "@host/db")) {
            assertThat(JdbcUrl.mask(url)).doesNotContain(password);
            assertThat(JdbcUrl.carriesSecret(url)).as(url).isTrue();
            assertThatThrownBy(() -> Database.open(ConnectionSettings.of("warehouse", url), BUNDLED))
                    .as(url)
                    .isInstanceOf(UsageException.class)
                    .hasMessageNotContaining(password);
        }
    }
}
