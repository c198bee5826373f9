package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script behind {@code ./dataops verify}, in a tree of its own with a Maven that only leaves reports behind. */
class VerifyScriptTest {
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
    private static final String PASSED = "<testcase classname='A' name='good'/>";
    private static final String FAILED = "<testcase classname='A' name='bad'><failure message='x'/></testcase>";
    private static final String BROKEN = "<testcase classname='A' name='broken'><error message='x'/></testcase>";
    private static final String SKIPPED =
            "<testcase classname='A' name='page'><skipped message='no Chromium&#10;at line 3'/></testcase>";

    /** The programs of the build, compiled once: Java compiles them anew at each of their starts otherwise. */
    @TempDir
    static Path programs;

    @TempDir
    Path folder;

    private Path tree;

    record Ended(int exitCode, String output) {
        String lastLine() {
            return output.lines().reduce((earlier, later) -> later).orElse("");
        }
    }

    @BeforeAll
    static void programs() {
        Path sources = LauncherTest.repository().resolve("standalone");
        for (String program : List.of("CountTests", "Artifacts")) {
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-d", programs.toString(), sources.resolve(program + ".java").toString()))
                    .isZero();
        }
    }

    @BeforeEach
    void tree() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash: the script is a bash script");
        tree = folder.resolve("a tree");
        Files.createDirectories(tree.resolve("standalone/engine"));
        Files.createDirectories(tree.resolve("src/harness/java"));
        try (Stream<Path> scripts = Files.list(LauncherTest.repository().resolve("standalone"))) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                Path copy = tree.resolve("standalone").resolve(script.getFileName());
                Files.copy(script, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(tree.resolve("pom.xml"), "<parent>\n<version>7</version>\n</parent>");
        script("bin/curl", "exit 22");
        // Root is asked whether the machine has user namespaces.
        script("bin/unshare", "exit 0");
        script("jdk/bin/javac", "exit 1");
        script("jdk/bin/java", """
                if [[ $1 == -XshowSettings* ]]; then
                  printf '    %%s\\n' 'java.specification.version = 17' 'java.home = %1$s/jdk'
                  exit
                fi
                words=()
                for word; do
                  if [[ $word == *.java ]]; then
                    words+=(-cp '%2$s' "$(basename "$word" .java)")
                  else
                    words+=("$word")
                  fi
                done
                exec '%3$s/bin/java' "${words[@]}"
                """.formatted(folder, programs, System.getProperty("java.home")));
        maven("engine", PASSED + SKIPPED, 0);
    }

    @Test
    void countsAndNamesWhatWasSkipped() throws Exception {
        Ended ended = verify(JAVA, Map.of());
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
        jenkinsRepository();
        Files.writeString(tree.resolve("src/harness/java/SwitchingTest.java"), "");
        limits("whole -1 -1", "central -1 -1", "demo -1 -1");
        script("a tree/standalone/maven", report("engine", PASSED + SKIPPED) + """
                write
                for word in "$@"; do
                  [[ $word != -Dsurefire.includesFile=* ]] || cat "${word#*=}"
                  [[ $word != -Dmaven.repo.local=* && $word != -o ]] || echo "$word"
                done
                """);
        Ended ended = verify(JAVA, Map.of());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("from " + folder.resolve("jenkins"), "The Jenkins Test Harness was run.")
                .contains("SwitchingTest.java\n", "-Dmaven.repo.local=" + folder.resolve("jenkins") + "\n")
                .contains("1 files built and installed here: org.jenkins-ci.plugins (1)", "1 files from central\n")
                .doesNotContain("-o\n");
        assertThat(ended.output()).as("what each part took, and only a fresh run has limits").containsPattern(
                "== Times\n +\\d+ s  tests that need no Jenkins\n +\\d+ s  harness\n +\\d+ s  all of it\n");
        assertThat(ended.lastLine()).isEqualTo("2 passed, 0 failed, 2 skipped");
    }

    @Test
    void aHarnessThatCannotBeBuiltIsNotCalledRun() throws Exception {
        jenkinsRepository();
        script("a tree/standalone/maven", report("engine", PASSED) + """
                if [[ $* == *standalone/pom.xml* ]]; then
                  write
                else
                  echo 'Could not find artifact x in y'
                  exit 1
                fi
                """);
        Ended missing = verify(Map.of());
        assertThat(missing.exitCode()).as(missing.output()).isZero();
        assertThat(missing.output()).contains("Harness was NOT run");
        assertThat(verify(Map.of("DATAOPS_HARNESS", "required")).exitCode()).isEqualTo(1);
    }

    /** Where a parent POM that was built here lies beside something that was not. */
    private void jenkinsRepository() throws IOException {
        Path built = Files.createDirectories(folder.resolve("jenkins/org/jenkins-ci/plugins/plugin/7"));
        Files.writeString(built.resolve("plugin-7.pom"), "<project/>");
        Files.writeString(built.resolve("_remote.repositories"), "#note\nplugin-7.pom>=\n");
        Path fetched = Files.createDirectories(folder.resolve("jenkins/org/example/a/1"));
        Files.writeString(fetched.resolve("_remote.repositories"), "a-1.jar>central=\n");
    }

    @Test
    void aFreshRunSeesWhatIsCommittedAndNothingOfThisMachine() throws Exception {
        script("a tree/dataops", """
                echo "$1 in $(dirname "$0") with $HOME and $MAVEN_OPTS on $JAVA_HOME"
                mkdir -p "$HOME/.m2/repository/org/example/a/1"
                echo "a-1.jar>$ORIGIN=" >"$HOME/.m2/repository/org/example/a/1/_remote.repositories"
                """);
        script("a tree/standalone/maven", report("engine", PASSED) + "write; ls -A \"$HOME\" \"$HOME/.m2\"\n");
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");
        Files.writeString(tree.resolve("standalone/maven"), "exit 1");

        Path place = Files.createDirectory(folder.resolve("place"));
        Ended ended = verify(Map.of("ORIGIN", "central", "TMPDIR", place.toString()), "--fresh");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("What is not committed takes no part")
                .contains("package in " + place, "passed: demo on the JDK ", "settings.xml")
                .contains("passed: nothing but Maven Central")
                .doesNotContain("with " + System.getProperty("user.home"), "in " + tree);

        Ended elsewhere = verify(Map.of("ORIGIN", "my-own"), "--fresh");
        assertThat(elsewhere.exitCode()).isEqualTo(1);
        assertThat(elsewhere.output()).contains("1 files from my-own: org.example (1)", "failed: nothing but Maven Central");
    }

    @Test
    void aFreshRunWarnsBeyondALimitAndFailsFarBeyond() throws Exception {
        script("a tree/dataops", """
                mkdir -p "$HOME/.m2/repository/org/example/a/1"
                echo "a-1.jar>central=" >"$HOME/.m2/repository/org/example/a/1/_remote.repositories"
                """);
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");

        limits("whole 3000 9000", "central 2000 9000", "demo 1000 9000");
        String java = System.getProperty("java.home");
        Ended within = verify(Map.of("DATAOPS_JDKS", java, "DATAOPS_SLOWNESS", "3"), "--fresh");
        assertThat(within.exitCode()).as(within.output()).isZero();
        int own = Runtime.version().feature();
        for (int version : List.of(17, 21, 25)) {
            String untried = "NOT tried on JDK " + version + ",";
            if (version == own) {
                assertThat(within.output()).doesNotContain(untried);
            } else {
                assertThat(within.output()).containsOnlyOnce(untried);
            }
        }
        assertThat(within.output())
                .containsPattern("\n +\\d+ s  demo on the JDK .* \\(limit 3000 s\\)\n")
                .containsPattern("\n +\\d+ s  all that is built from Maven Central alone \\(limit 6000 s\\)\n")
                .containsPattern("\n +\\d+ s  all of it \\(limit 9000 s\\)\n")
                .doesNotContain("warning: ");

        limits("whole -1 9000", "central 2000 9000", "demo -1 9000");
        Ended warned = verify(Map.of("DATAOPS_JDKS", java), "--fresh");
        assertThat(warned.exitCode()).as(warned.output()).isZero();
        assertThat(warned.output())
                .containsPattern("\nwarning: demo on the JDK .* took \\d+ s, and its limit is -1 s; more than 9000 s fail\n")
                .containsPattern("\nwarning: all of it took ")
                .doesNotContain("warning: all that is built");

        limits("whole 3000 9000", "central -2 -1", "demo 1000 9000");
        Ended failed = verify(Map.of("DATAOPS_JDKS", java, "DATAOPS_SPENT", "9001"), "--fresh");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .containsPattern("\nfailed: all that is built from Maven Central alone took \\d+ s, and more than -1 s fail; ")
                .contains("failed: verify.the time of all that is built from Maven Central alone\n");
        assertThat(failed.output()).as("what was done before counts").containsPattern("\nfailed: all of it took \\d{4,} s");
        assertThat(failed.lastLine()).contains(" 2 failed, ");
    }

    @Test
    void aFreshRunTellsWhyGitRefusesTheTree() throws Exception {
        Ended none = verify(Map.of(), "--fresh");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.output()).contains("Git refuses that", "fatal: ").doesNotContain("safe.directory");
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");
        Path home = Files.createDirectory(folder.resolve("home"));
        Map<String, String> stranger = Map.of("GIT_TEST_ASSUME_DIFFERENT_OWNER", "true", "HOME", home.toString());
        Ended refused = verify(stranger, "--fresh");
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(2);
        assertThat(refused.output()).contains("fatal: detected dubious ownership", "belongs to another account");
        List<String> remedy = refused.output()
                .lines()
                .filter(line -> line.startsWith("  git config --global --add safe.directory '"))
                .toList();
        assertThat(remedy).hasSize(2);
        for (String command : remedy) {
            run(List.of("/bin/bash", "-c", command), stranger);
        }
        assertThat(verify(stranger, "--fresh").output()).doesNotContain("Git refuses", "dubious ownership");
    }

    @Test
    void rootWithoutUserNamespacesHearsItBeforeAnythingRuns() throws Exception {
        script("bin/id", "echo 0");
        script("bin/unshare", "exit 1");
        Ended ended = verify(Map.of());
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).startsWith("dataops: verify runs as root").hasLineCount(1).contains("another account");
        script("bin/unshare", "[[ $* == '-U true' ]]");
        assertThat(verify(Map.of()).exitCode()).isZero();
        script("bin/unshare", "exit 1");
        script("bin/id", "echo 1000");
        assertThat(verify(Map.of()).exitCode()).isZero();
    }

    @Test
    void aWrongSlownessIsRefused() throws Exception {
        for (String wrong : List.of("0", "1.5")) {
            Ended ended = verify(Map.of("DATAOPS_SLOWNESS", wrong));
            assertThat(ended.exitCode()).as(wrong).isEqualTo(2);
            assertThat(ended.lastLine()).contains("DATAOPS_SLOWNESS must be a whole number", "'" + wrong + "'");
        }
    }

    /** Limits that no clock decides on: a run takes longer than minus one second, and ends before hours are over. */
    private void limits(String... lines) throws IOException {
        Path limits = tree.resolve("standalone/limits");
        assertThat(Files.readString(limits)).contains("\nwhole ", "\ncentral ", "\ndemo ");
        Files.writeString(limits, "# limits\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void theHarnessIsBuiltOnceAndItsTestsAloneAreRepeated() throws Exception {
        jenkinsRepository();
        Files.writeString(tree.resolve(".gitignore"), "target/\n");
        script("a tree/standalone/maven", report("engine", PASSED) + """
                echo "ran $*" >>"$root/target/ran"
                write
                """);
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");

        Ended first = verify(Map.of(), "--long", "harness", "harness-2-of-10");
        assertThat(first.exitCode()).as(first.output()).isZero();
        Path ran = tree.resolve("target/ran");
        assertThat(Files.readAllLines(ran)).satisfiesExactly(
                whole -> assertThat(whole).contains("-Dsurefire.includesFile=").endsWith(" verify"),
                repeated -> assertThat(repeated).contains("-Dsurefire.includesFile=").endsWith(" test"));

        Files.delete(ran);
        Ended second = verify(Map.of(), "--long", "harness", "harness-2-of-10", "harness-3-of-10");
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).contains(" s: harness\n", " s: harness-2-of-10\n", "passed: harness-3-of-10");
        assertThat(ran).content().hasLineCount(1);
        assertThat(verify(Map.of(), "--long", "harness-1-of-10").output()).contains("no part 'harness-1-of-10'");
    }

    @Test
    void theLongRunGoesOnWhereItStood() throws Exception {
        Path tests = tree.resolve("src/test/java/a");
        Files.createDirectories(tests);
        Files.writeString(tests.resolve("OneTest.java"), "Sample.of(x)");
        Files.writeString(tests.resolve("TwoTest.java"), "    @Property\n");
        Files.writeString(tests.resolve("PlainTest.java"), "nothing to take a sample of");
        Files.writeString(tests.resolve("QuotingTest.java"), "/**\n * Sample.of(y)\n */\nwrite(\"Sample.of(x)\");");
        Files.writeString(tree.resolve(".gitignore"), "target/\n");
        script("a tree/standalone/maven", report("engine", PASSED) + """
                echo "ran $*" >>"$root/target/ran"
                write
                [[ $* != *-Dtest=a.TwoTest* || -e $root/target/two ]]
                """);
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");

        Ended first = verify(Map.of("DATAOPS_HARNESS", "none"), "--long");
        assertThat(first.exitCode()).as(first.output()).isEqualTo(1);
        assertThat(first.output()).contains("passed: a.OneTest", "failed: a.TwoTest").doesNotContain("PlainTest", "QuotingTest");
        Path ran = tree.resolve("target/ran");
        assertThat(ran).content().contains("-Dtest=a.OneTest -Ddataops.exhaustive=true");

        Files.delete(ran);
        Files.writeString(tree.resolve("target/two"), "");
        Ended second = verify(Map.of("DATAOPS_HARNESS", "none"), "--long");
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).contains(" s: tests\n", " s: a.OneTest\n", "passed: a.TwoTest");
        assertThat(second.lastLine()).isEqualTo("3 passed, 0 failed, 0 skipped");
        assertThat(ran).content().contains("a.TwoTest").doesNotContain("a.OneTest", " verify");

        Files.delete(ran);
        Ended third = verify(Map.of("DATAOPS_HARNESS", "none"), "--long");
        assertThat(third.exitCode()).as(third.output()).isZero();
        assertThat(ran).doesNotExist();

        git("commit", "--quiet", "--allow-empty", "--message", "another");
        Ended named = verify(Map.of("DATAOPS_HARNESS", "none"), "--long", "OneTest");
        assertThat(named.output()).contains("passed: a.OneTest");
        assertThat(named.lastLine()).isEqualTo("1 passed, 0 failed, 0 skipped");
        assertThat(ran).content().hasLineCount(1);
        Ended unknown = verify(Map.of("DATAOPS_HARNESS", "none"), "--long", "PlainTest");
        assertThat(unknown.exitCode()).as(unknown.output()).isEqualTo(2);
        assertThat(unknown.output()).contains("no part 'PlainTest'", "tests OneTest TwoTest");
        assertThat(verify(Map.of(), "OneTest").exitCode()).isEqualTo(2);
        Files.writeString(tree.resolve("pom.xml"), "changed");
        Ended changed = verify(Map.of(), "--long");
        assertThat(changed.exitCode()).as(changed.output()).isEqualTo(2);
    }

    @Test
    void anInterruptedRunEndsAtOnceAndItsPartIsRunAgain() throws Exception {
        Interruptible.assume();
        Path tests = Files.createDirectories(tree.resolve("src/test/java/a"));
        for (String name : List.of("OneTest", "TwoTest", "ThreeTest")) {
            Files.writeString(tests.resolve(name + ".java"), "Sample.of(x)");
        }
        Files.writeString(tree.resolve(".gitignore"), "target/\n");
        // Maven is told by the terminal as well, and a JVM ends with a code, not by the signal.
        script("a tree/standalone/maven", report("engine", PASSED) + """
                echo "ran $*" >>"$root/target/ran"
                if [[ $* == *-Dtest=a.ThreeTest* && ! -e $root/target/three ]]; then
                  kill -INT "$PPID"
                  exit 130
                fi
                """);
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");

        List<String> parts = List.of("--long", "OneTest", "ThreeTest", "TwoTest");
        Ended first = verify(Map.of("DATAOPS_HARNESS", "none"), parts.toArray(String[]::new));
        assertThat(first.exitCode()).as(first.output()).isEqualTo(130);
        assertThat(first.lastLine()).isEqualTo("dataops: interrupted; what has passed is noted, and the same command goes on"
                + " from there");
        Path ran = tree.resolve("target/ran");
        assertThat(ran).content().contains("a.OneTest", "a.ThreeTest").doesNotContain("a.TwoTest");

        Files.delete(ran);
        Files.writeString(tree.resolve("target/three"), "");
        Ended second = verify(Map.of("DATAOPS_HARNESS", "none"), parts.toArray(String[]::new));
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(ran).content().contains("a.ThreeTest", "a.TwoTest").doesNotContain("a.OneTest");
        assertThat(second.lastLine()).isEqualTo("3 passed, 0 failed, 0 skipped");
    }

    @Test
    void theFirstOfManyPartsCanBeNamedAndSoCanTheLast() throws Exception {
        Path tests = Files.createDirectories(tree.resolve("src/test/java/a"));
        for (int number = 0; number < 50; number++) {
            Files.writeString(tests.resolve("Sampling" + number + "Test.java"), "Sample.of(x)");
        }
        Files.writeString(tree.resolve(".gitignore"), "target/\n");
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message", "all");
        Ended first = verify(Map.of(), "--long", "tests");
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.lastLine()).isEqualTo("1 passed, 0 failed, 1 skipped");
        Ended last = verify(Map.of(), "--long", "harness-10-of-10");
        assertThat(last.output()).doesNotContain("has no part");
        Ended leftOut = verify(Map.of("DATAOPS_HARNESS", "none"), "--long", "harness");
        assertThat(leftOut.exitCode()).as(leftOut.output()).isEqualTo(2);
    }

    @Test
    void whatTheJvmSaysOfItselfFailsTheDemo() throws Exception {
        script("noisy", "echo fine; echo '[0.020s][error][cds] Mismatched values' >&2\n");
        script("silent", "echo 'WARNING of a failure'; echo '[0] first'\n");
        Path quiet = tree.resolve("standalone/quiet");
        assertThat(run(List.of(quiet.toString(), folder.resolve("noisy").toString()), Map.of()).exitCode()).isEqualTo(1);
        assertThat(run(List.of(quiet.toString(), folder.resolve("silent").toString()), Map.of()).exitCode()).isZero();
    }

    @Test
    void anUnknownOptionIsRefused() throws Exception {
        Ended ended = verify(Map.of(), "--frsh");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("Unknown option '--frsh'");
        assertThat(verify(Map.of(), "--help").output()).startsWith("Usage: ./dataops verify").contains("--long");
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

    private Ended verify(Map<String, String> environment, String... options) throws Exception {
        return verify(folder.resolve("jdk/bin/java").toString(), environment, options);
    }

    /** Whatever Java it is given. */
    private Ended verify(String java, Map<String, String> environment, String... options) throws Exception {
        Files.deleteIfExists(tree.resolve("target/surefire-reports/TEST-A.xml"));
        Files.deleteIfExists(tree.resolve("target/surefire-reports"));
        List<String> words = Interruptible.command(List.of(
                "/bin/bash",
                tree.resolve("standalone/verify").toString(),
                java));
        words.addAll(List.of(options));
        return run(words, environment);
    }

    private Ended run(List<String> words, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("DATAOPS_JENKINS_REPOSITORY", folder.resolve("jenkins").toString());
        builder.environment().keySet().removeAll(List.of("DATAOPS_HARNESS", "DATAOPS_SLOWNESS", "DATAOPS_SPENT"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git", "-C", tree.toString(), "-c", "user.name=A", "-c", "user.email=a@example.org"));
        command.addAll(List.of(words));
        Ended ended = run(command, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private void script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
