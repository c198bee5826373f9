package io.jenkins.plugins.dataops.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What data products are called today. Events keep the name they were written with; a product that was renamed is
 * read under its new name, and so is what a job writes that still uses the old one.
 */
final class ProductNames {
    private final Map<String, String> successors;

    private ProductNames(Map<String, String> successors) {
        this.successors = successors;
    }

    static ProductNames load(Connection connection) throws SQLException {
        Map<String, String> successors = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT product, successor FROM renamed")) {
            while (rows.next()) {
                successors.put(rows.getString(1), rows.getString(2));
            }
        }
        return new ProductNames(successors);
    }

    /**
     * Writes a renaming down; who was renamed before to the old name is renamed on, so that one look is enough.
     *
     * @param connection in a transaction
     * @param product the name until now
     * @param successor the name from now on
     * @throws SQLException when it cannot be written
     */
    static void rename(Connection connection, String product, String successor) throws SQLException {
        write(connection, "DELETE FROM renamed WHERE product = ?", successor);
        write(connection, "UPDATE renamed SET successor = ? WHERE successor = ?", successor, product);
        write(connection, "INSERT OR REPLACE INTO renamed (product, successor) VALUES (?, ?)", product, successor);
    }

    private static void write(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    String current(String product) {
        return successors.getOrDefault(product, product);
    }

    Event current(Event event) {
        String product = current(event.product());
        return product.equals(event.product()) ? event : under(product, event);
    }

    /** All names under which events of these products may be stored. */
    Set<String> everUsed(Collection<String> products) {
        Set<String> wanted = new TreeSet<>();
        products.forEach(product -> wanted.add(current(product)));
        Set<String> all = new TreeSet<>(wanted);
        successors.forEach((old, successor) -> {
            if (wanted.contains(successor)) {
                all.add(old);
            }
        });
        return all;
    }

    private static Event under(String product, Event event) {
        if (event instanceof Deployment d) {
            return new Deployment(
                    d.id(), product, d.environment(), d.at(), d.revision(), d.version(), d.outcome(), d.kind(),
                    d.changes(), d.changesComplete(), d.unplanned(), d.url());
        } else if (event instanceof Failure f) {
            return new Failure(f.id(), product, f.environment(), f.at(), f.deployment(), f.reason());
        } else if (event instanceof Recovery r) {
            return new Recovery(r.id(), product, r.environment(), r.at(), r.failure(), r.deployment());
        } else if (event instanceof Incident i) {
            return new Incident(i.id(), product, i.environment(), i.at(), i.deployment(), i.reason());
        } else if (event instanceof Change c) {
            return new Change(c.id(), product, c.environment(), c.at(), c.revision());
        }
        throw new IllegalStateException("event of an unknown type: " + event.getClass());
    }
}
