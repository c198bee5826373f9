package io.jenkins.plugins.dataops.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Tls;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void firstLineOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "p w \nnext\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(read("file:secret")).isEqualTo("p w ");
        assertThat(warnings).isEmpty();
    }

    @Test
    void fileOpenToOthersIsWarnedOf() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "hunter2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(read("file:secret")).isEqualTo("hunter2");
        assertThat(warnings).singleElement().asString().contains("chmod 600").doesNotContain("hunter2");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Files.writeString(folder.resolve("empty"), "\nhunter2");
        assertThatThrownBy(() -> read("file:empty")).isInstanceOf(UsageException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("file:absent")).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> read("env:ABSENT")).hasMessageContaining("ABSENT").hasMessageContaining("not set");
        assertThatThrownBy(() -> read("prompt")).hasMessageContaining("no terminal");
    }

    @Test
    void thePasswordItselfIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> PasswordSource.parse("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void requestIsDeletedAndItsPasswordWins() throws IOException {
        Path file = Files.writeString(
                folder.resolve("request.json"),
                """
                {"connections": {"warehouse": {"url": "jdbc:postgresql://localhost/x", "user": "me", "password": "from-request"}}}
                """);
        Handover handover = Handover.take(file);
        assertThat(file).doesNotExist();
        assertThat(handover.toString()).doesNotContain("from-request");

        Project project = Project.in(folder).with(handover);
        Passwords passwords = passwords(handover, Optional.empty());
        var settings = project.connection(Optional.of("warehouse"), Optional.empty(), passwords);
        assertThat(settings.user()).contains("me");
        assertThat(settings.password().orElseThrow().reveal()).isEqualTo("from-request");
        assertThat(settings.toString()).doesNotContain("from-request");
    }

    @Test
    void aConnectionOfARequestTakesNothingFromTheFile() throws IOException {
        Files.writeString(
                folder.resolve("dataops.yaml"),
                """
                connections:
                  a:
                    url: jdbc:postgresql://localhost/x
                    user: them
                    password: {env: ABSENT}
                    tls: {mode: disable, authority: theirs.pem}
                    properties: {sslmode: disable, sslrootcert: theirs.pem, options: "-c search_path=theirs"}
                """);
        Handover handover = request("{\"a\": {\"url\": \"jdbc:postgresql://db.example/x\", \"user\": \"me\","
                + " \"password\": \"ours\", \"tls\": {\"mode\": \"verify-full\"}}}");
        var settings = Project.in(folder).with(handover)
                .connection(Optional.of("a"), Optional.empty(), passwords(handover, Optional.empty()));
        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db.example/x");
        assertThat(settings.user()).contains("me");
        assertThat(settings.password().orElseThrow().reveal()).isEqualTo("ours");
        assertThat(settings.tls()).contains(
                new Tls(Tls.Mode.VERIFY_FULL, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(settings.properties()).isEmpty();

        Handover bare = request("{\"a\": {\"url\": \"jdbc:duckdb:other\"}}");
        var nothing = Project.in(folder).with(bare)
                .connection(Optional.of("a"), Optional.empty(), passwords(bare, Optional.empty()));
        assertThat(nothing.user()).isEmpty();
        assertThat(nothing.password()).isEmpty();
        assertThat(nothing.tls()).isEmpty();
    }

    @Test
    void aLoginOfARequestGoesToNoUrlOfTheFile() throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), "connections: {a: {url: 'jdbc:postgresql://fork.example/x'}}");
        for (String url : List.of("", "\"url\": \"\", ")) {
            Handover handover = request("{\"a\": {" + url + "\"user\": \"me\", \"password\": \"ours\"}}");
            assertThatThrownBy(() -> Project.in(folder).with(handover))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("'a' has no 'url'")
                    .hasMessageNotContaining("ours");
        }
        // A URL on the command line is called so inside; a connection of that name must not lend it its password.
        Handover namesake = request(
                "{\"command-line\": {\"url\": \"jdbc:postgresql://db.example/x\", \"password\": \"ours\"}}");
        assertThat(Project.in(folder).with(namesake)
                        .connection(
                                Optional.of("jdbc:postgresql://fork.example/x"),
                                Optional.empty(),
                                passwords(namesake, Optional.empty()))
                        .password())
                .isEmpty();
    }

    private Handover request(String connections) throws IOException {
        return Handover.take(
                Files.writeString(folder.resolve("request.json"), "{\"connections\": " + connections + "}"));
    }

    @Test
    void malformedRequestIsDeletedAndNotQuoted() throws IOException {
        Path file = Files.writeString(folder.resolve("request.json"), "{\"connections\": {\"a\": hunter2");
        assertThatThrownBy(() -> Handover.take(file))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> Handover.take(file)).hasMessageContaining("cannot be read");
    }

    private String read(String source) {
        return passwords(Handover.NONE, Optional.of(PasswordSource.parse(source)))
                .read("warehouse", new ConnectionSection("jdbc:duckdb:", null, null, null, null, null), folder)
                .orElseThrow()
                .reveal();
    }

    private Passwords passwords(Handover handover, Optional<PasswordSource> chosen) {
        return new Passwords(
                Map.of(),
                ReachableFiles.ALL,
                question -> Optional.empty(),
                warnings::add,
                handover,
                Optional.empty(),
                chosen);
    }
}
