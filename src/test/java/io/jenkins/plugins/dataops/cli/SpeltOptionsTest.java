package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Sentences above the requests, and the help of options, cannot be made from the declarations of the options that they
 * name: those that they spell out have to be there.
 */
class SpeltOptionsTest {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    /** Of other programs: a worker's JVM, and dbt in an example. */
    private static final Set<String> OTHERS = Set.of("--enable-native-access", "--target");

    @Test
    void everyOptionThatATextSpellsOutIsThere() throws IOException {
        Set<String> known = new TreeSet<>(OTHERS);
        collect(CommandReference.commandLine(), known);
        Set<String> spelt = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(LauncherTest.repository().resolve("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String texts = TEXT.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group())
                        .collect(Collectors.joining("\n"));
                OPTION.matcher(texts).results().forEach(found -> spelt.add(found.group()));
            }
        }
        for (String bundle : List.of("messages", "words")) {
            String texts = Files.readString(LauncherTest.repository()
                    .resolve("src/main/resources/io/jenkins/plugins/dataops/result/" + bundle + ".properties"));
            OPTION.matcher(texts).results().forEach(found -> spelt.add(found.group()));
        }
        assertThat(spelt).contains("--allow-one-way", "--incident", "--file");
        assertThat(known).containsAll(spelt);
    }

    private static void collect(CommandLine command, Set<String> names) {
        names.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> collect(below, names));
    }
}
