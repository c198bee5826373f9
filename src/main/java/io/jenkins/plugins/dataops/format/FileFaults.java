package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that is wrong with one file, the first hundred faults one by one. Of a fault and what only follows from it the
 * first alone is kept: where a key is misspelt, it does not help to hear that the right one is missing.
 */
final class FileFaults {
    private record Fault(String at, int line, int column, String message, boolean structure) {}

    /** Nobody reads more at once, and each one is held against all before it. */
    private static final int MOST = 100;

    private final String file;
    private final Map<JsonPointer, JsonLocation> places = new HashMap<>();
    private final List<Fault> found = new ArrayList<>();
    private int further;

    FileFaults(String file) {
        this.file = file;
    }

    /** Remembers where a key or an entry stands. */
    void place(JsonPointer at, JsonLocation where) {
        places.putIfAbsent(at, where);
    }

    /** Adds what does not fit at a place, unless it follows from a misfit at or below it. */
    void add(JsonPointer at, String message) {
        add(at, located(at), message);
    }

    /** Adds a misfit that stands at another place than the key it belongs to. */
    void add(JsonPointer at, JsonLocation where, String message) {
        if (!within(at)) {
            keep(new Fault(at.toString(), where.getLineNr(), where.getColumnNr(), message, true));
        }
    }

    /** Adds what is wrong with the writing itself, which follows from nothing else. */
    void addWriting(JsonPointer at, JsonLocation where, String message) {
        keep(new Fault(at.toString(), where.getLineNr(), where.getColumnNr(), message, true));
    }

    /** Adds what fits and cannot be meant, unless it follows from a misfit at or below it. */
    void addMeaning(JsonPointer at, String message) {
        if (!within(at)) {
            JsonLocation where = located(at);
            keep(new Fault(at.toString(), where.getLineNr(), where.getColumnNr(), message, false));
        }
    }

    private void keep(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        } else {
            further++;
        }
    }

    /** The place of a key whose way the binding library may have lost: it sets unknown ones aside and says them later. */
    JsonPointer nearest(JsonPointer at, String key) {
        for (JsonPointer owner = at; owner != null; owner = owner.head()) {
            JsonPointer place = owner.appendProperty(key);
            if (places.containsKey(place)) {
                return place;
            }
        }
        return at;
    }

    /** A refusal of one place alone, for what shows when the file has been read. */
    UsageException refusal(JsonPointer at, String message) {
        JsonLocation where = located(at);
        return new UsageException(sentence(where.getLineNr(), where.getColumnNr(), message));
    }

    private JsonLocation located(JsonPointer at) {
        JsonPointer known = at;
        while (known != null && !places.containsKey(known)) {
            known = known.head();
        }
        return known == null ? JsonLocation.NA : places.get(known);
    }

    /** Whether something does not fit at a place or below it. */
    boolean within(JsonPointer at) {
        String path = at.toString();
        return found.stream()
                .filter(Fault::structure)
                .map(Fault::at)
                .anyMatch(other -> other.startsWith(path)
                        && (other.length() == path.length() || other.charAt(path.length()) == '/'));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Refuses the file when anything is wrong with it. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            Stream<String> told = found.stream()
                    .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                    .map(fault -> sentence(fault.line(), fault.column(), fault.message()))
                    .distinct();
            throw new UsageException(further == 0
                    ? told.toList()
                    : Stream.concat(told, Stream.of(file + ": and " + further + " more")).toList());
        }
    }

    private String sentence(int line, int column, String message) {
        return file + (line < 1 ? "" : " line " + line + ", column " + column) + ": " + message;
    }
}
