package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

/** An archive of classes, made and used by the very JVM that runs this. */
class ClassArchiveTest {
    /** A JVM with an agent of its own, as one that measures tests, shares no classes; one that it starts does. */
    private static final AgentJvm.Java JAVA = new AgentJvm.Java(
            new AgentJvm().call().executable(),
            AgentJvm.archiveName(System.getProperty("java.vm.name"), System.getProperty("java.vm.version"), "sharing"));

    @TempDir
    private Path folder;

    private FilePath installation;
    private FilePath made;

    @BeforeEach
    void installation() throws Exception {
        Path jars = Files.createDirectory(folder.resolve("an installation"));
        Path jar = Path.of(AutoComplete.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.copy(jar, jars.resolve("library.jar"));
        installation = new FilePath(jars.toFile());
        made = new FilePath(folder.resolve("classes.jsa").toFile());
    }

    @Test
    void theFirstWorkerLeavesItForTheOthersAndNoJvmSpeaksOfIt() throws Exception {
        ClassArchive first = ClassArchive.of(installation, JAVA, made);
        run(first.options());
        assertThat(made.exists()).isTrue();
        first.keep();
        assertThat(made.exists()).isFalse();

        ClassArchive second = ClassArchive.of(installation, JAVA, made);
        List<String> options = new ArrayList<>(second.options());
        // With this one the JVM ends unless it can use the archive.
        options.add("-Xshare:on");
        run(options);
        second.keep();
        assertThat(made.exists()).isFalse();
        assertThat(installation.child("archives").list()).hasSize(1);
    }

    @Test
    void oneThatDoesNotFitChangesNothing() throws Exception {
        ClassArchive first = ClassArchive.of(installation, JAVA, made);
        run(first.options());
        first.keep();
        FilePath archive = installation.child("archives").child(JAVA.archiveName());
        Path file = Path.of(archive.getRemote());
        assertThat(file.toFile().setWritable(true)).isTrue();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.write(new byte[1000]);
        }
        run(ClassArchive.of(installation, JAVA, made).options());
    }

    @Test
    void aWorkerWithoutAResultTakesItAway() throws Exception {
        FilePath archive = installation.child("archives").child(JAVA.archiveName());
        archive.write("damaged", "UTF-8");
        ClassArchive damaged = ClassArchive.of(installation, JAVA, made);
        damaged.forget();
        assertThat(archive.exists()).isFalse();
        assertThat(ClassArchive.of(installation, JAVA, made).options())
                .contains("-XX:ArchiveClassesAtExit=" + made.getRemote());
    }

    @Test
    void onlyOfAJvmThatTakesSuchOptions() throws Exception {
        assertThat(AgentJvm.archiveName("OpenJDK 64-Bit Server VM", "17.0.15+6-Debian/1", "mixed mode, sharing")).isEqualTo("17.0.15+6-Debian_1.jsa");
        assertThat(AgentJvm.archiveName("Java HotSpot(TM) 64-Bit Server VM", "25+36-LTS", "mixed mode, emulated-client, sharing")).isEqualTo("25+36-LTS.jsa");
        assertThat(AgentJvm.archiveName("OpenJDK 64-Bit Server VM", "17.0.17+10", "mixed mode")).isEmpty();
        AgentJvm.Java other = new AgentJvm.Java("java", AgentJvm.archiveName("Eclipse OpenJ9 VM", "openj9-0.53", "sharing"));
        ClassArchive none = ClassArchive.of(installation, other, made);
        assertThat(none.options()).isEmpty();
        none.keep();
        none.forget();
        assertThat(installation.child("archives").exists()).isFalse();
    }

    private void run(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA.executable()));
        command.addAll(options);
        command.addAll(List.of("-cp", installation.getRemote() + "/*", AutoComplete.class.getName(), "--help"));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).contains("Usage:").doesNotContain("[warning]", "[error]", "VM warning");
    }
}
