package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a tree of its own, with a java and a build that only tell how they were called. */
class LauncherTest {
    @TempDir
    Path folder;

    private Path tree;
    private Path javaHome;

    record Ended(int exitCode, String output) {}

    @BeforeEach
    void tree() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash: the launcher is a bash script");
        tree = folder.resolve("a tree with spaces");
        Files.createDirectories(tree.resolve("src/main/java"));
        Files.createDirectories(tree.resolve("standalone"));
        Files.copy(repository().resolve("dataops"), tree.resolve("dataops"));
        tree.resolve("dataops").toFile().setExecutable(true);
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A {}");
        script(
                tree.resolve("standalone/build"),
                """
                target=$(cd "$(dirname "$0")" && pwd)/engine/target
                command=$target/commands/1
                mkdir -p "$command/lib"
                touch "$command/dataops.jar" "$command/lib/one.jar" "$command/lib/two three.jar"
                printf '%s\n%s\n' "$1" "$command" >"$target/dataops.built"
                echo built
                """);
        script(tree.resolve("standalone/verify"), "echo verify \"$@\"");
        javaHome = folder.resolve("jdk");
        script(javaHome.resolve("bin/java"), "printf '<%s>' \"$@\"; echo; echo \"drivers=$DATAOPS_DRIVERS\""
                + "; echo \"locale=${LC_ALL-}/${LC_CTYPE-}/${LANG-}\"");
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        assertThat(launch(tree.resolve("dataops"), "--help").output()).startsWith("built\n");
        assertThat(launch(tree.resolve("dataops"), "--help").output()).doesNotContain("built\n");

        Path source = tree.resolve("src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch(tree.resolve("dataops"), "--help").output()).startsWith("built\n");
    }

    @Test
    void whoWaitedForABuildDoesNotBuildAgain() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "no flock: builds do not wait for each other");
        Path builds = realBuild("sleep 2");
        CompletableFuture<Ended> other = CompletableFuture.supplyAsync(() -> {
            try {
                return launch(tree.resolve("dataops"), "--help");
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        launch(tree.resolve("dataops"), "--help");
        other.join();
        assertThat(Files.readAllLines(builds)).containsExactly("built");
    }

    @Test
    void aBuildTakesNothingFromACommandThatIsAtWork() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "no flock: old builds stay for a day");
        realBuild("");
        Path begun = folder.resolve("begun");
        Path end = folder.resolve("end");
        script(
                javaHome.resolve("bin/java"),
                """
                if [[ $* == *at-work* ]]; then
                  touch '%s'
                  until [[ -e '%s' ]]; do sleep 0.1; done
                fi
                [[ $* == *" -cp "* ]] || exit 0
                while [[ $1 != -cp ]]; do shift; done
                IFS=: read -ra files <<<"$2"
                ls -d "${files[@]}" "$DATAOPS_DRIVERS" 2>&1
                """
                        .formatted(begun, end));
        CompletableFuture<Ended> atWork = CompletableFuture.supplyAsync(() -> {
            try {
                return launch(tree.resolve("dataops"), "at-work");
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        while (!Files.exists(begun)) {
            assertThat(atWork).isNotDone();
            Thread.sleep(20);
        }
        Path source = tree.resolve("src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(1)));
        Files.setLastModifiedTime(
                tree.resolve("standalone/engine/target/dataops.built"), FileTime.from(Instant.now().minusSeconds(60)));
        String later = launch(tree.resolve("dataops"), "x").output();
        assertThat(later).contains("dataops: built", "dataops.jar").doesNotContain("No such file");
        assertThat(commands()).hasSize(2);

        Files.createFile(end);
        assertThat(atWork.join().output()).contains("dataops.jar", "lib/one.jar").doesNotContain("No such file");
        Files.setLastModifiedTime(
                tree.resolve("standalone/engine/target/dataops.built"), FileTime.from(Instant.now().minusSeconds(60)));
        launch(tree.resolve("dataops"), "x");
        assertThat(commands()).as("those of no use are gone").hasSize(1);
    }

    private List<Path> commands() throws IOException {
        try (Stream<Path> folders = Files.list(tree.resolve("standalone/engine/target/commands"))) {
            return folders.toList();
        }
    }

    /** The build as it is, but for Maven; returns the file that gets a line for each. */
    private Path realBuild(String maven) throws IOException {
        Files.copy(
                repository().resolve("standalone/build"),
                tree.resolve("standalone/build"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        script(tree.resolve("standalone/jdk"), "echo /a/jdk");
        script(tree.resolve("standalone/archive"), "true");
        Path builds = folder.resolve("builds");
        script(
                tree.resolve("standalone/maven"),
                """
                echo built >>'%s'
                cd "$(dirname "$0")/engine/target"
                mkdir -p lib drivers
                touch dataops.jar lib/one.jar
                %s
                """
                        .formatted(builds, maven));
        return builds;
    }

    @Test
    void aDeletedSourceLeadsToABuildToo() throws Exception {
        launch(tree.resolve("dataops"), "--help");
        Files.delete(tree.resolve("src/main/java/A.java"));
        Files.setLastModifiedTime(tree.resolve("src/main/java"), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch(tree.resolve("dataops"), "--help").output()).startsWith("built\n");
    }

    @Test
    void passesArgumentsAsTheyAreFromAnywhereAndThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link to"), tree.resolve("dataops"));
        Path relative = Files.createSymbolicLink(folder.resolve("second"), Path.of("link to"));
        launch(link, "--help");
        String output = launch(relative, "test", "a b", "", "*").output();
        assertThat(output).contains("<io.jenkins.plugins.dataops.cli.Main><test><a b><><*>");
        String target = tree.resolve("standalone/engine/target/commands/1").toString();
        assertThat(output)
                .contains("<" + target + "/dataops.jar:" + target + "/lib/one.jar:" + target + "/lib/two three.jar>")
                .contains("drivers=" + target + "/drivers");
    }

    @Test
    void javaReadsNamesOfFilesInUtf8AndSortingStaysTheUsers() throws Exception {
        assertThat(localeOf("LC_ALL", "C", "LC_CTYPE", "", "LANG", "de_DE.UTF-8")).isEqualTo("locale=/C.UTF-8/C");
        assertThat(localeOf("LC_ALL", "", "LC_CTYPE", "", "LANG", "")).isEqualTo("locale=/C.UTF-8/");
        assertThat(localeOf("LC_ALL", "", "LC_CTYPE", "", "LANG", "POSIX")).isEqualTo("locale=/C.UTF-8/POSIX");
        assertThat(localeOf("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C")).isEqualTo("locale=/C.UTF-8/C");
        assertThat(localeOf("LC_ALL", "C.UTF-8", "LC_CTYPE", "C", "LANG", "C")).isEqualTo("locale=//C.UTF-8");
    }

    @Test
    void aLocaleThatTheSystemLacksHidesNoFileFromJava() throws Exception {
        script(
                javaHome.resolve("bin/java"),
                """
                while [[ $1 != -cp ]]; do shift; done
                exec '%s/bin/java' -cp '%s' "${@:3}"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        Files.createDirectories(tree.resolve("\u00fc \u2603/specs"));
        folder = tree.resolve("\u00fc \u2603");
        Files.writeString(folder.resolve("dataops.yaml"), "connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}\n");
        Files.writeString(folder.resolve("specs/\u00e4.yaml"), "tests: []\n");
        for (List<String> lacking : List.of(
                List.of("", "", "xx_YY.UTF-8", ""),
                List.of("xx_YY.UTF-8", "", "C", ""),
                List.of("", "xx_YY.UTF-8", "C.UTF-8", ""),
                List.of("", "", "C.UTF-8", "xx_YY.UTF-8"))) {
            Ended ended = launch(
                    tree.resolve("dataops"),
                    Map.of(
                            "JAVA_HOME", javaHome.toString(), "LC_ALL", lacking.get(0), "LC_CTYPE", lacking.get(1),
                            "LANG", lacking.get(2), "LC_TIME", lacking.get(3)),
                    "test", "specs/\u00e4.yaml");
            assertThat(ended.output()).as("%s", lacking).contains("at least one test").contains("\u00e4.yaml");
            assertThat(ended.exitCode()).isEqualTo(2);
        }
    }

    private String localeOf(String... variables) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", javaHome.toString()));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return launch(tree.resolve("dataops"), environment, "x").output().lines()
                .filter(line -> line.startsWith("locale="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void verifyIsTheLaunchersOwn() throws Exception {
        assertThat(launch(tree.resolve("dataops"), "verify", "x").output())
                .isEqualTo("verify " + javaHome + "/bin/java x\n");
    }

    @Test
    void missingJavaIsSaid() throws Exception {
        Ended ended = launch(tree.resolve("dataops"), Map.of("JAVA_HOME", "/nowhere"), "--help");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.output()).contains("JAVA_HOME is /nowhere").contains("JDK 17");
        Ended without = launch(tree.resolve("dataops"), Map.of("JAVA_HOME", "", "PATH", binaries().toString()), "x");
        assertThat(without.exitCode()).isEqualTo(3);
        assertThat(without.output()).contains("there is no java");
    }

    /** Copies of the few programs that the launcher needs, and no java. */
    private Path binaries() throws IOException {
        Path few = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("bash", "dirname", "readlink", "find")) {
            for (Path place : List.of(Path.of("/bin"), Path.of("/usr/bin"))) {
                if (Files.exists(place.resolve(program)) && !Files.exists(few.resolve(program))) {
                    Files.copy(place.resolve(program), few.resolve(program), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return few;
    }

    private Ended launch(Path launcher, String... arguments) throws Exception {
        return launch(launcher, Map.of("JAVA_HOME", javaHome.toString()), arguments);
    }

    private Ended launch(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("DATAOPS_DRIVERS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The root of this source tree, from wherever the build runs the tests. */
    static Path repository() {
        Path place = Path.of("").toAbsolutePath();
        while (!Files.exists(place.resolve("dataops"))) {
            place = place.getParent();
        }
        return place;
    }
}
