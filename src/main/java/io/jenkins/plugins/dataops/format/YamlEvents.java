package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.Reader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The content of the one document of a file; whatever of YAML would have no effect here is a fault. */
final class YamlEvents {
    private static final Set<String> HARMLESS_TAGS =
            Set.of("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq");
    private static final int DEEPEST = 200;

    private final ParserImpl parser;
    private final FileFaults faults;
    private final Supplier<JsonPointer> at;
    private int documents;
    private int depth;

    /**
     * Events of a text.
     *
     * @param text the file's content
     * @param characters the most that are read
     * @param faults receives what is wrong
     * @param at where the reader is
     */
    YamlEvents(Reader text, int characters, FileFaults faults, Supplier<JsonPointer> at) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(characters);
        this.parser = new ParserImpl(new StreamReader(text), options);
        this.faults = faults;
        this.at = at;
    }

    /** The next part of the content; null at the end. */
    Event next() throws MalformedYaml {
        while (true) {
            Event event = read();
            switch (event.getEventId()) {
                case StreamStart, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    documents++;
                    if (documents > 1) {
                        throw stop(event.getStartMark(), "a second document begins here, and nothing of it would have"
                                + " an effect: put it into a file of its own");
                    }
                }
                case StreamEnd -> {
                    return null;
                }
                case MappingStart, SequenceStart -> {
                    depth++;
                    if (depth > DEEPEST) {
                        throw stop(event.getStartMark(), "nested more than " + DEEPEST + " deep");
                    }
                    return event;
                }
                case MappingEnd, SequenceEnd -> {
                    depth--;
                    return event;
                }
                default -> {
                    return event;
                }
            }
        }
    }

    private Event read() throws MalformedYaml {
        try {
            return parser.getEvent();
        } catch (MarkedYAMLException malformed) {
            throw stop(mark(malformed), words(malformed));
        } catch (YAMLException malformed) {
            faults.add(at.get(), String.valueOf(malformed.getMessage()).lines().findFirst().orElse("malformed"));
            throw new MalformedYaml();
        }
    }

    /** What is opened and not closed shows only where something else begins: there is nothing wrong there. */
    private static Mark mark(MarkedYAMLException malformed) {
        String context = String.valueOf(malformed.getContext());
        boolean open = context.contains("flow") || context.contains("quoted");
        return open && malformed.getContextMark() != null ? malformed.getContextMark() : malformed.getProblemMark();
    }

    private static String words(MarkedYAMLException malformed) {
        String problem = String.valueOf(malformed.getProblem());
        if (problem.contains("TAB")) {
            return "a tab cannot indent: write spaces";
        }
        return Stream.of(malformed.getContext(), problem)
                .filter(part -> part != null && !part.isBlank())
                .map(part -> part.lines().findFirst().orElse(""))
                .collect(Collectors.joining(", "));
    }

    /** Passes over one value. */
    void skip() throws MalformedYaml {
        int outside = depth;
        do {
            next();
        } while (depth > outside);
    }

    /** Finds fault with anchors, aliases and tags of a key or a value, and goes on. */
    void look(NodeEvent event) {
        if (event instanceof AliasEvent || event.getAnchor() != null) {
            fault(event, "anchors and aliases (&name, *name) are not read: write the value in each place, or in quotes"
                    + " if text is meant");
            return;
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null && !HARMLESS_TAGS.contains(tag)) {
            fault(event, "tags (!name) are not read: write the value without one, or in quotes if text is meant");
        }
    }

    /** Finds fault with what an event begins, and goes on. */
    void fault(Event event, String message) {
        faults.addWriting(at.get(), location(event.getStartMark()), message);
    }

    /** Finds fault with what an event begins, and ends. */
    MalformedYaml stop(Mark mark, String message) {
        faults.addWriting(at.get(), location(mark), message);
        return new MalformedYaml();
    }

    /** A place in the words of the binding library; lines and columns from 1. */
    static JsonLocation location(Mark mark) {
        return mark == null
                ? JsonLocation.NA
                : new JsonLocation(ContentReference.unknown(), -1, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
