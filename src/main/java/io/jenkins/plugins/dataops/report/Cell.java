package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.report.CellPart.Kind;
import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cell as people can tell it from others, at a terminal, in JUnit XML and in HTML: NULL, the empty text and the word
 * NULL look different, and so do characters that otherwise show as nothing or as a plain space.
 */
public final class Cell {
    private static final String NULL = "NULL";

    private final List<CellPart> parts;

    private Cell(List<CellPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * A cell by itself.
     *
     * @param value empty for NULL
     * @return the cell, nothing of it marked
     */
    public static Cell of(Optional<String> value) {
        return value.map(text -> {
                    int[] points = text.codePoints().toArray();
                    return of(points, new boolean[points.length]);
                })
                .orElse(new Cell(List.of(new CellPart("", false, Kind.NULL))));
    }

    /** A cell of which some characters differ from the other side. */
    static Cell of(int[] points, boolean[] marked) {
        if (points.length == 0) {
            return new Cell(List.of(new CellPart("", false, Kind.EMPTY)));
        }
        List<CellPart> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < points.length; i++) {
            boolean edge = i == 0 || i == points.length - 1;
            Kind kind = HiddenCharacter.is(points[i], marked[i])
                    ? Kind.HIDDEN
                    : points[i] == ' ' && (edge || marked[i]) ? Kind.SPACE : Kind.TEXT;
            if (begin < i && (kind != Kind.TEXT || marked[i] != marked[i - 1])) {
                parts.add(new CellPart(new String(points, begin, i - begin), marked[i - 1], Kind.TEXT));
                begin = i;
            }
            if (kind != Kind.TEXT) {
                parts.add(new CellPart(Character.toString(points[i]), marked[i], kind));
                begin = i + 1;
            }
        }
        if (begin < points.length) {
            String rest = new String(points, begin, points.length - begin);
            parts.add(new CellPart(rest, marked[points.length - 1], Kind.TEXT));
        }
        return new Cell(parts);
    }

    /** The same, all of it marked. */
    Cell marked() {
        return new Cell(parts.stream().map(part -> new CellPart(part.text(), true, part.kind())).toList());
    }

    /**
     * The cell as plain text.
     *
     * @return NULL, the text itself, or the text in quotes where it could be taken for something else
     */
    public String plain() {
        return isNull() ? NULL : mistakable() ? quoted() : written();
    }

    /**
     * The cell as plain text, always in quotes unless it is NULL.
     *
     * @return NULL, or the text in quotes
     */
    public String quoted() {
        return isNull() ? NULL : "'" + written() + "'";
    }

    /** The cell on a page. */
    List<Piece> pieces(Language language) {
        return parts.stream()
                .map(part -> new Piece(shown(part, language), part.marked(), part.kind() != Kind.TEXT))
                .toList();
    }

    private static String shown(CellPart part, Language language) {
        return switch (part.kind()) {
            case NULL -> NULL;
            case EMPTY -> language.phrase("cell.empty");
            case SPACE -> language.phrase("cell.space");
            case HIDDEN -> HiddenCharacter.name(part.text().codePointAt(0));
            case TEXT -> part.text();
        };
    }

    private boolean isNull() {
        return parts.get(0).kind() == Kind.NULL;
    }

    private boolean mistakable() {
        String text = parts.stream().map(CellPart::text).collect(Collectors.joining());
        return text.isEmpty()
                || text.equalsIgnoreCase(NULL)
                || text.startsWith("'")
                || blank(text.codePointAt(0))
                || blank(text.codePointBefore(text.length()));
    }

    private static boolean blank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private String written() {
        List<String> characters = new ArrayList<>();
        for (CellPart part : parts) {
            part.text().codePoints().forEach(point -> {
                boolean hidden = part.kind() == Kind.HIDDEN || part.marked() && point > '~';
                characters.add(hidden ? HiddenCharacter.escape(point) : Character.toString(point));
            });
        }
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < characters.size(); i++) {
            String next = i + 1 < characters.size() ? characters.get(i + 1) : " ";
            // Doubled only where it could be taken for the begin of an escape.
            boolean escape = characters.get(i).equals("\\") && "nrtu\\".indexOf(next.charAt(0)) >= 0;
            written.append(escape ? "\\\\" : characters.get(i));
        }
        return written.toString();
    }
}
