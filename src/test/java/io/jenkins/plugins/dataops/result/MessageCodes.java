package io.jenkins.plugins.dataops.result;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.dataops.example.Shell;
import io.jenkins.plugins.dataops.format.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All messages that any room can say, and an example of each. */
final class MessageCodes {
    private MessageCodes() {}

    /** By the enum that lists them, in its order. */
    static Map<Class<?>, List<MessageCode>> byList() {
        Map<Class<?>, List<MessageCode>> all = new LinkedHashMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.jenkins.plugins.dataops")
                .stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(MessageCode.class))
                .sorted(Comparator.comparing(JavaClass::getName))
                .map(JavaClass::reflect)
                .forEach(list -> all.put(
                        list, Arrays.stream(list.getEnumConstants()).map(MessageCode.class::cast).toList()));
        return all;
    }

    static List<MessageCode> all() {
        return byList().values().stream().flatMap(List::stream).toList();
    }

    static List<Message> examples() {
        try {
            return List.of(Json.mapper().readValue(
                    Files.readString(Shell.root().resolve("src/test/resources/messages/examples.json")), Message[].class));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static List<Message> examples(String code) {
        return examples().stream().filter(example -> example.code().equals(code)).toList();
    }
}
