package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;

/**
 * Binds a YAML file to a record. A typing error in a key must never be read as "not set": a gate that was meant to
 * be there would silently be gone.
 */
public final class StrictYaml {
    /** The most bytes of a file that people write; data may have more. */
    public static final int LARGEST = 3 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new KebabCaseEnums())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new StrictScalars())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withCoercionConfig(
                    LogicalType.Enum, words -> words.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @param file the YAML file, UTF-8, one document
     * @param type the record to bind to
     * @param <T> its type
     * @return what the file says
     * @throws UsageException when it is missing, empty, malformed, has an unknown key or a value of the wrong kind, or
     *     breaks a rule of a {@link SelfChecked} record; the message names file and line of each fault
     */
    public static <T> T read(Path file, Class<T> type) {
        return read(file, type, ReachableFiles.ALL);
    }

    /**
     * Reads a file that may have to be somewhere.
     *
     * @param file the YAML file, an absolute path
     * @param type the record to bind to
     * @param reachable which files may be read
     * @param <T> its type
     * @return what the file says
     * @throws UsageException as above, and when the file may not be reached
     */
    public static <T> T read(Path file, Class<T> type, ReachableFiles reachable) {
        return document(file, type, reachable).content();
    }

    /**
     * A file that was read.
     *
     * @param content what it says
     * @param root where it begins, for faults that show only later
     * @param <T> the record that it is bound to
     */
    public record Document<T>(T content, YamlPlace root) {}

    /**
     * Reads a file as {@link #read(Path, Class, ReachableFiles)} does, and keeps where everything in it stands.
     *
     * @param file the YAML file, UTF-8, one document
     * @param type the record to bind to
     * @param reachable which files may be read
     * @param <T> its type
     * @return what the file says, and where
     * @throws UsageException as there
     */
    public static <T> Document<T> document(Path file, Class<T> type, ReachableFiles reachable) {
        return document(file.toString(), TextFile.read(file, reachable, LARGEST), type);
    }

    /**
     * Reads a text as the content of a file is read.
     *
     * @param name how messages name it
     * @param text YAML, one document
     * @param type the record to bind to
     * @param <T> its type
     * @return what the text says, and where
     * @throws UsageException as there
     */
    public static <T> Document<T> document(String name, String text, Class<T> type) {
        FileFaults faults = new FileFaults(name);
        T value = bind(text, type, faults);
        if (value instanceof SelfChecked checked) {
            checked.check(YamlPlace.root(faults));
        }
        faults.throwIfAny();
        if (value == null) {
            throw new UsageException(name + " is empty: it must hold at least one key");
        }
        return new Document<>(value, YamlPlace.root(faults));
    }

    private static <T> T bind(String text, Class<T> type, FileFaults faults) {
        try (KeyPlaces parser = new KeyPlaces(new YamlTokens(new StringReader(text), LARGEST, faults), faults)) {
            if (parser.nextToken() == null) {
                return null;
            }
            T value = MAPPER.readerFor(type).withHandler(new FaultCollector(faults)).readValue(parser);
            parser.nextToken();
            parser.empty().stream()
                    .filter(at -> EmptyKeys.takesValue(type, at))
                    .forEach(at -> faults.add(
                            at, "no value" + YamlFault.within(at) + ": write one, or take the key away"));
            return value;
        } catch (MalformedYaml known) {
            return null;
        } catch (JsonProcessingException failure) {
            add(failure, faults);
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException("text in memory cannot be read", impossible);
        }
    }

    private static void add(JsonProcessingException failure, FileFaults faults) {
        JsonPointer at = failure instanceof JsonMappingException mapping
                ? YamlFault.pointer(mapping)
                : JsonPointer.empty();
        JsonProcessingException inner =
                failure.getCause() instanceof JsonProcessingException cause ? cause : failure;
        // At a misfit the library tells how far it has read, which is behind the place.
        JsonLocation where = inner instanceof MismatchedInputException ? null : inner.getLocation();
        if (where == null) {
            faults.add(at, YamlFault.explain(inner));
        } else {
            faults.add(at, where, YamlFault.explain(inner) + YamlFault.within(at));
        }
    }

    /**
     * Reads a file of data as tokens, for data too large to hold.
     *
     * @param text its content
     * @param name how messages name the file
     * @param characters the most that are read
     * @param reading takes the tokens
     * @param <T> what it makes of them
     * @return what was made of them
     * @throws UsageException when the file is malformed, or does not end with what was read; the message names file and
     *     line
     * @throws IOException when it cannot be read
     */
    public static <T> T data(Reader text, String name, int characters, Reading<T> reading) throws IOException {
        FileFaults faults = new FileFaults(name);
        try (YamlTokens tokens = new YamlTokens(text, characters, faults)) {
            tokens.nextToken();
            T value = reading.of(tokens);
            tokens.nextToken();
            faults.throwIfAny();
            return value;
        } catch (MalformedYaml known) {
            faults.throwIfAny();
            throw known;
        }
    }

    /**
     * Makes something of tokens.
     *
     * @param <T> what
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads the value at which a parser stands.
         *
         * @param tokens stands at the first token, and at the value's last one afterwards
         * @return what it made
         * @throws IOException when the tokens cannot be meant
         */
        T of(JsonParser tokens) throws IOException;
    }
}
