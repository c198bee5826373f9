package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script behind {@code ./dataops verify}, in a tree of its own with a Maven that only leaves reports behind. */
class VerifyScriptTest {
    private static final String PASSED = "<testcase classname='A' name='good'/>";
    private static final String FAILED = "<testcase classname='A' name='bad'><failure message='x'/></testcase>";
    private static final String BROKEN = "<testcase classname='A' name='broken'><error message='x'/></testcase>";
    private static final String SKIPPED =
            "<testcase classname='A' name='page'><skipped message='no Chromium&#10;at line 3'/></testcase>";

    @TempDir
    Path folder;

    private Path tree;

    record Ended(int exitCode, String output) {
        String lastLine() {
            return output.lines().reduce((earlier, later) -> later).orElse("");
        }
    }

    @BeforeEach
    void tree() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash: the script is a bash script");
        tree = folder.resolve("a tree");
        Files.createDirectories(tree.resolve("standalone/engine"));
        Files.createDirectories(tree.resolve("src/harness/java"));
        for (String name : new String[] {"verify", "jdk", "CountTests.java"}) {
            Path copy = tree.resolve("standalone").resolve(name);
            Files.copy(LauncherTest.repository().resolve("standalone").resolve(name), copy);
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(tree.resolve("pom.xml"), "<parent>\n<version>7</version>\n</parent>");
        script("bin/curl", "exit 22");
        maven("engine", PASSED + SKIPPED, 0);
    }

    @Test
    void countsAndNamesWhatWasSkipped() throws Exception {
        Ended ended = verify(Map.of());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.lastLine()).isEqualTo("1 passed, 0 failed, 1 skipped");
        assertThat(ended.output()).contains("skipped: A.page: no Chromium\n", "Harness was NOT run");
    }

    @Test
    void failuresAndErrorsFail() throws Exception {
        maven("engine", PASSED + FAILED + BROKEN, 1);
        Ended ended = verify(Map.of());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.lastLine()).isEqualTo("1 passed, 2 failed, 0 skipped");
        assertThat(ended.output()).contains("failed: A.bad\n", "failed: A.broken\n");
    }

    @Test
    void aBuildThatBreaksOrRunsNothingFails() throws Exception {
        maven("engine", PASSED, 1);
        assertThat(verify(Map.of()).exitCode()).isEqualTo(1);
        maven("engine", "", 0);
        Ended nothing = verify(Map.of());
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws Exception {
        verify(Map.of());
        script("a tree/standalone/maven", "exit 1");
        Ended ended = verify(Map.of());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void theHarnessRunsWhereItsParentIsAndCounts() throws Exception {
        Path parent = folder.resolve("repository/org/jenkins-ci/plugins/plugin/7/plugin-7.pom");
        Files.createDirectories(parent.getParent());
        Files.writeString(parent, "<project/>");
        Ended ended = verify(Map.of());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("(offline)", "The Jenkins Test Harness was run.");
        assertThat(ended.lastLine()).isEqualTo("2 passed, 0 failed, 2 skipped");

        script("a tree/standalone/maven", report("engine", PASSED) + """
                if [[ $* == *standalone/pom.xml* ]]; then
                  write
                else
                  echo 'Cannot access repo.jenkins-ci.org in offline mode'
                  exit 1
                fi
                """);
        Ended missing = verify(Map.of());
        assertThat(missing.exitCode()).as(missing.output()).isZero();
        assertThat(missing.output()).contains("Harness was NOT run");
    }

    @Test
    void theHarnessCanBeDemandedAndLeftOut() throws Exception {
        assertThat(verify(Map.of("DATAOPS_HARNESS", "required")).exitCode()).isEqualTo(1);
        Ended none = verify(Map.of("DATAOPS_HARNESS", "none"));
        assertThat(none.exitCode()).isZero();
        assertThat(none.output()).contains("left out");
    }

    /** A Maven that leaves the same report behind in both builds. */
    private void maven(String module, String cases, int exitCode) throws IOException {
        script("a tree/standalone/maven", report(module, cases) + (cases.isEmpty() ? "" : "write\n") + "exit " + exitCode + "\n");
    }

    private static String report(String module, String cases) {
        return """
                root=$(dirname "$0")/..
                reports=$root/target/surefire-reports
                [[ $* == *standalone/pom.xml* ]] && reports=$root/standalone/%s/target/surefire-reports
                write() { mkdir -p "$reports" && printf '%%s' "<testsuite>%s</testsuite>" >"$reports/TEST-A.xml"; }
                """
                .formatted(module, cases);
    }

    private Ended verify(Map<String, String> environment) throws Exception {
        String java = ProcessHandle.current().info().command().orElse("java");
        Files.deleteIfExists(tree.resolve("target/surefire-reports/TEST-A.xml"));
        Files.deleteIfExists(tree.resolve("target/surefire-reports"));
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/bash", tree.resolve("standalone/verify").toString(), java)
                .redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("MAVEN_REPO_LOCAL", folder.resolve("repository").toString());
        builder.environment().remove("DATAOPS_HARNESS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private void script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
