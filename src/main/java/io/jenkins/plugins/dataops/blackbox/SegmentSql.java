package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.compare.HashPlan;
import io.jenkins.plugins.dataops.blackbox.compare.HashPlan.Side;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.RowHashes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements of a comparison by hashes: rows are parted into segments by their keys, and each segment is summed up. */
final class SegmentSql {
    /** Two hashes that have nothing to do with each other: what lies in one segment must not have sums that are alike. */
    private static final int OF_KEYS = 3;

    private static final int OF_ROWS = 7;

    private final RowHashes hashes;
    private final Dialect dialect;

    SegmentSql(RowHashes hashes, Dialect dialect) {
        this.hashes = hashes;
        this.dialect = dialect;
    }

    /**
     * A part of all rows.
     *
     * @param count how many segments there are
     * @param chosen which of them
     */
    record Part(int count, List<Long> chosen) {}

    /**
     * Which segments differ, with their rows on both sides; before them, as segment -1, all rows of both sides.
     *
     * @param within where to look; empty for everywhere
     */
    String differing(HashPlan plan, String expected, String actual, int segments, List<Part> within) {
        return "WITH dataops_expected AS MATERIALIZED (\n" + sums(plan.expected(), expected, segments, within)
                + "\n), dataops_actual AS MATERIALIZED (\n" + sums(plan.actual(), actual, segments, within)
                + "\n)\nSELECT -1 AS segment, (SELECT sum(n) FROM dataops_expected) AS expected,"
                + " (SELECT sum(n) FROM dataops_actual) AS actual"
                + "\nUNION ALL\nSELECT coalesce(e.s, a.s), e.n, a.n FROM dataops_expected e"
                + " FULL JOIN dataops_actual a ON e.s = a.s"
                + " WHERE e.n IS DISTINCT FROM a.n OR e.h IS DISTINCT FROM a.h";
    }

    private String sums(Side side, String query, int segments, List<Part> within) {
        return "SELECT " + segment(side, segments) + " AS s, count(*) AS n, "
                + hashes.sum(hashes.hash(side.compared(), OF_ROWS)) + " AS h FROM " + rows(side, query, within)
                + " GROUP BY 1";
    }

    /** The rows of some segments. */
    String rows(Side side, String query, Part part) {
        String named = IntStream.range(0, side.names().size())
                .mapToObj(i -> Side.place(i) + " AS " + dialect.quote(side.names().get(i)))
                .collect(Collectors.joining(", "));
        return "SELECT " + named + " FROM " + rows(side, query, List.of(part));
    }

    /** How many keys occur more than once outside of some segments. */
    String duplicated(Side side, String query, Part outside) {
        return "SELECT count(*) FROM (SELECT 1 FROM " + subject(side, query) + " WHERE NOT (" + in(side, outside) + ")"
                + " GROUP BY " + String.join(", ", side.key()) + " HAVING count(*) > 1) AS repeated";
    }

    private String rows(Side side, String query, List<Part> within) {
        List<String> conditions = new ArrayList<>();
        within.forEach(part -> conditions.add(in(side, part)));
        return subject(side, query) + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private String subject(Side side, String query) {
        return "(\n" + hashes.apart(query) + "\n) AS subject ("
                + IntStream.range(0, side.names().size()).mapToObj(Side::place).collect(Collectors.joining(", ")) + ")";
    }

    private String in(Side side, Part part) {
        return part.chosen().isEmpty()
                ? "1 = 0"
                : segment(side, part.count()) + " IN ("
                        + part.chosen().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    private String segment(Side side, int segments) {
        return hashes.segment(hashes.hash(side.key(), OF_KEYS), segments);
    }
}
