package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows cells to people: shortened where they are long, and unreadable where they hold personal data. A masked value
 * is shown as the beginning of a keyed hash whose key is forgotten with the run: equal values look equal within one
 * report, and nobody can try out names against a stored one.
 */
public final class CellText {
    private static final int LIMIT = 300;
    private static final int BEFORE = 60;
    private static final int HASH_BYTES = 4;
    private static final byte[] KEY = new SecureRandom().generateSeed(32);
    /** A shorter value, a 7 say, would be found in everything. */
    private static final int SHORTEST_COPY = 4;

    private final Set<String> mask;
    private final Set<String> copies;
    private final UnaryOperator<String> secrets;

    /**
     * Shows cells.
     *
     * @param mask the columns with personal data
     * @param secrets takes known secrets out of a text, before it is shortened and they cannot be known any more
     */
    public CellText(Set<String> mask, UnaryOperator<String> secrets) {
        this(mask, Set.of(), secrets);
    }

    private CellText(Set<String> mask, Set<String> copies, UnaryOperator<String> secrets) {
        this.mask = Set.copyOf(mask);
        this.copies = Set.copyOf(copies);
        this.secrets = secrets;
    }

    /**
     * One cell alone.
     *
     * @param column its column
     * @param value its value
     * @return text of bounded length; empty for NULL
     */
    public Optional<String> show(String column, Value value) {
        return show(column, value, 0);
    }

    /** Two cells by each other; null stands for a side that has no such row. */
    CellDifference cell(String column, boolean key, boolean differs, Value expected, Value actual) {
        int from = expected == null || actual == null ? 0 : firstDifference(expected.text(), actual.text());
        return new CellDifference(column, key, differs, show(column, expected, from), show(column, actual, from));
    }

    /**
     * Whether a column's values must not be seen.
     *
     * @param column its name
     * @return true where they are masked
     */
    public boolean masks(String column) {
        return mask.contains(column);
    }

    /**
     * The values of one row that must not be seen, in whatever column of it a copy may stand.
     *
     * @param columns the columns by their names
     * @param row their values
     * @return a view of this that masks the copies too
     */
    public CellText of(List<String> columns, Row row) {
        Set<String> hidden = new HashSet<>(copies);
        for (int i = 0; i < columns.size(); i++) {
            boolean worthless = row.cell(i).equals(Value.NULL) || row.cell(i) instanceof Value.Truth;
            if (mask.contains(columns.get(i)) && !worthless && row.cell(i).text().length() >= SHORTEST_COPY) {
                hidden.add(withoutCase(row.cell(i).text()));
            }
        }
        return hidden.isEmpty() ? this : new CellText(mask, hidden, secrets);
    }

    private boolean hides(String column, Value value) {
        if (mask.contains(column) || copies.isEmpty()) {
            return mask.contains(column);
        }
        String text = withoutCase(value.text());
        return copies.stream().anyMatch(text::contains);
    }

    /** First small, because the capital of a capital is itself; then in capitals, of which no letter's neighbours decide. */
    private static String withoutCase(String text) {
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }

    private Optional<String> show(String column, Value value, int interesting) {
        if (value == null || value.equals(Value.NULL)) {
            return Optional.empty();
        }
        return Optional.of(
                hides(column, value)
                        ? masked(value.text())
                        : shortened(secrets.apply(value.text()), interesting));
    }

    private static int firstDifference(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int i = 0;
        while (i < shorter && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String shortened(String text, int interesting) {
        if (text.length() <= LIMIT) {
            return text;
        }
        int from = Math.max(0, Math.min(interesting - BEFORE, text.length() - LIMIT));
        int to = Math.min(text.length(), from + LIMIT);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
            to--;
        }
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "")
                + " (" + Count.of(text.length(), "character") + ")";
    }

    private static String masked(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "***" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
