package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Project;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of drivers that the project file names and that hold none. */
class DriversTest {
    @TempDir
    Path folder;

    @Test
    void whoFindsNoDriverIsToldOfNamedFoldersThatHoldNone() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/other.jar"), "");
        project("drivers:\n  - full\n  - empty\n  - /no/such/folder\n");
        assertThatThrownBy(() -> drivers().driver(withoutDriver()))
                .isInstanceOfSatisfying(UsageException.class, refusal -> assertThat(refusal.faults())
                        .satisfiesExactly(
                                first -> assertThat(first).contains("driver is not there: put the jar", "/full"),
                                second -> assertThat(second).contains("dataops.yaml", "line 3", "/empty holds no jar"),
                                third -> assertThat(third)
                                        .contains("dataops.yaml", "line 4", "no drivers folder /no/such/folder")));
    }

    @Test
    void whoNamesNoFolderIsToldOfNone() throws IOException {
        project("tests: {}\n");
        assertThatThrownBy(() -> drivers().driver(withoutDriver()))
                .isInstanceOfSatisfying(UsageException.class, refusal -> assertThat(refusal.faults()).hasSize(1));
    }

    @Test
    void nothingIsDemandedWhereTheDriverIsBundled() throws IOException {
        project("drivers: [/no/such/folder]\n");
        assertThat(drivers().driver(Dialects.of("jdbc:postgresql://localhost/x"))).isNotNull();
    }

    private void project(String text) throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), text);
    }

    private Drivers drivers() {
        return Project.in(folder).drivers(List.of());
    }

    /** A dialect whose driver nobody has. */
    private static Dialect withoutDriver() {
        Dialect known = Dialects.of("jdbc:duckdb:");
        DriverRules rules = instead(DriverRules.class, known.driver(), "className", "no.such.Driver");
        return instead(Dialect.class, known, "driver", rules);
    }

    private static <T> T instead(Class<T> type, T known, String method, Object answer) {
        InvocationHandler handler = (proxy, called, arguments) ->
                called.getName().equals(method) ? answer : called.invoke(known, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
