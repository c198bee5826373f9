package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sums up what objects hold. */
final class TableFingerprints {
    private final ViewsTarget target;

    TableFingerprints(ViewsTarget target) {
        this.target = target;
    }

    /** The marks of a schema's objects by folded name; of all when no names are given. */
    SortedMap<String, TableFingerprint> of(Connection connection, String schema, Collection<String> names)
            throws SQLException {
        return of(connection, schema, names, new TreeMap<>());
    }

    /** The same, without reading again what is known of some. */
    SortedMap<String, TableFingerprint> of(
            Connection connection, String schema, Collection<String> names, SortedMap<String, TableFingerprint> known)
            throws SQLException {
        Set<String> wanted = names.stream().map(target.dialect()::folded).collect(Collectors.toSet());
        return marks(connection, schema, known, relation ->
                wanted.isEmpty() || wanted.contains(target.dialect().folded(relation.name().name())));
    }

    /** The marks of all that a schema stores. A view may say something else each time without anybody's doing. */
    SortedMap<String, TableFingerprint> stored(Connection connection, String schema) throws SQLException {
        return marks(connection, schema, new TreeMap<>(), relation -> relation.kind() != Relation.Kind.VIEW
                && relation.kind() != Relation.Kind.FOREIGN_TABLE);
    }

    private SortedMap<String, TableFingerprint> marks(
            Connection connection, String schema, SortedMap<String, TableFingerprint> known, Predicate<Relation> chosen)
            throws SQLException {
        SortedMap<String, TableFingerprint> marks = new TreeMap<>();
        for (Relation relation : target.catalog().relations(connection, schema)) {
            String folded = target.dialect().folded(relation.name().name());
            if (known.containsKey(folded) && chosen.test(relation)) {
                marks.put(folded, known.get(folded));
            } else if (chosen.test(relation) && !relation.columns().isEmpty()) {
                marks.put(folded, target.dialect().fingerprinting().mark(connection, relation));
            }
        }
        return marks;
    }
}
