package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote.Difference;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the {@link Alignment} of two streams under given rules. */
final class Aligner {
    private final Rules rules;
    private final Map<String, Integer> expectedPlaces;
    private final Map<String, Integer> actualPlaces;
    private final List<TypedColumn> expected;
    private final List<TypedColumn> actual;
    private final List<ColumnNote> notes = new ArrayList<>();
    private final List<ColumnPair> pairs = new ArrayList<>();

    private Aligner(List<TypedColumn> expected, List<TypedColumn> actual, Rules rules) {
        this.rules = rules;
        this.expected = expected;
        this.actual = actual;
        this.expectedPlaces = places(expected, "expected");
        this.actualPlaces = places(actual, "actual");
    }

    /**
     * Aligns two streams.
     *
     * @throws UsageException when the rules name a column that cannot be meant, or a side has a column twice
     */
    static Alignment align(List<TypedColumn> expected, List<TypedColumn> actual, Rules rules) {
        return new Aligner(expected, actual, rules).align();
    }

    private static Map<String, Integer> places(List<TypedColumn> columns, String side) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (TypedColumn column : columns) {
            if (places.put(column.name(), places.size()) != null) {
                throw new UsageException(
                        "the " + side + " rows have two columns '" + column.name() + "': name them apart with AS");
            }
        }
        return places;
    }

    private Alignment align() {
        mustBeKnown("key", rules.key());
        mustBeKnown("columns", rules.columns());
        mustBeKnown("tolerance", rules.tolerance().keySet());
        mustBeOnOneSide("ignore", rules.ignore());
        mustBeOnOneSide("mask", rules.mask());
        for (TypedColumn wanted : expected) {
            if (rules.takes(wanted.name())) {
                Integer place = actualPlaces.get(wanted.name());
                if (place == null) {
                    note(wanted.name(), Difference.MISSING, wanted, null);
                } else {
                    pair(wanted, actual.get(place));
                }
            }
        }
        for (TypedColumn found : actual) {
            if (rules.takes(found.name()) && !expectedPlaces.containsKey(found.name())) {
                note(found.name(), Difference.EXTRA, null, found);
            }
        }
        if (pairs.isEmpty() && notes.isEmpty()) {
            throw new UsageException("every column is left out, so that nothing is compared: take one out of 'ignore'"
                    + " or, to compare only how many rows there are, use 'row_count'");
        }
        return split();
    }

    private void mustBeKnown(String rule, Iterable<String> names) {
        KnownColumns.require(rule, names, expectedPlaces.keySet(), "the expected rows");
    }

    private void mustBeOnOneSide(String rule, Iterable<String> names) {
        Set<String> either = new LinkedHashSet<>(expectedPlaces.keySet());
        either.addAll(actualPlaces.keySet());
        KnownColumns.require(rule, names, either, "the expected or the actual rows");
    }

    private void pair(TypedColumn wanted, TypedColumn found) {
        if (!wanted.kind().comparableWith(found.kind())) {
            note(wanted.name(), Difference.INCOMPARABLE, wanted, found);
            return;
        }
        if (!wanted.typeName().equals(found.typeName())) {
            note(wanted.name(), Difference.TYPE, wanted, found);
        }
        Optional<Tolerance> tolerance = Optional.ofNullable(rules.tolerance().get(wanted.name()));
        ValueKind kind = wanted.kind() == ValueKind.TIMESTAMP ? ValueKind.TIMESTAMP : found.kind();
        tolerance.ifPresent(given -> mustFit(given, wanted.name(), kind));
        pairs.add(new ColumnPair(
                wanted.name(),
                expectedPlaces.get(wanted.name()),
                actualPlaces.get(wanted.name()),
                kind,
                tolerance));
    }

    private static void mustFit(Tolerance tolerance, String column, ValueKind kind) {
        if (tolerance.time().isPresent() ? !kind.temporal() : !kind.numeric()) {
            throw new UsageException("the tolerance of column '" + column + "' is for "
                    + (tolerance.time().isPresent() ? "times" : "numbers") + ", and the column holds "
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private void note(String column, Difference difference, TypedColumn wanted, TypedColumn found) {
        notes.add(new ColumnNote(
                column,
                difference,
                Optional.ofNullable(wanted).map(TypedColumn::typeName),
                Optional.ofNullable(found).map(TypedColumn::typeName)));
    }

    private Alignment split() {
        if (rules.ordered()) {
            return new Alignment(List.of(), List.copyOf(pairs), true, List.copyOf(notes), !pairs.isEmpty());
        }
        if (rules.key().isEmpty()) {
            return new Alignment(List.copyOf(pairs), List.of(), false, List.copyOf(notes), !pairs.isEmpty());
        }
        List<ColumnPair> key = rules.key().stream()
                .flatMap(name -> pairs.stream().filter(pair -> pair.name().equals(name)))
                .toList();
        List<ColumnPair> rest =
                pairs.stream().filter(pair -> !rules.key().contains(pair.name())).toList();
        return new Alignment(key, rest, false, List.copyOf(notes), key.size() == rules.key().size());
    }
}
