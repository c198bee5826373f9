package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.database.JdbcUrl;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.SelfChecked;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of {@code dataops.yaml}, key by key.
 *
 * @param connections the databases by the name that the other sections use
 * @param drivers folders with JDBC driver jars that are not bundled
 * @param ledger SQLite file that keeps what was deployed
 * @param migrations what {@code dataops migrate} runs
 * @param products data products that are deployed blue-green, by name
 * @param tests what {@code dataops test} runs
 */
public record ProjectFile(
        Map<String, ConnectionSection> connections,
        List<String> drivers,
        Optional<String> ledger,
        MigrationsSection migrations,
        Map<String, ProductSection> products,
        TestsSection tests)
        implements SelfChecked {

    /** A file that says nothing: every section has its defaults. */
    public static final ProjectFile EMPTY = new ProjectFile(null, null, null, null, null, null);

    /** Where the ledger is unless the file says otherwise. */
    public static final String DEFAULT_LEDGER = ".dataops/ledger.sqlite";

    /** Fills what the file leaves out. */
    public ProjectFile {
        connections = AbsentValues.map(connections, "connections");
        drivers = drivers == null ? List.of("drivers") : AbsentValues.list(drivers, "drivers");
        ledger = AbsentValues.optional(ledger);
        migrations = migrations == null ? MigrationsSection.DEFAULT : migrations;
        products = AbsentValues.map(products, "products");
        tests = tests == null ? TestsSection.DEFAULT : tests;
    }

    @Override
    public void check(YamlPlace place) {
        connections.forEach((name, section) -> {
            if (section.url() == null || section.url().isBlank()) {
                place.key("connections")
                        .key(name)
                        .fault("the connection '" + name + "' needs 'url', for example url: jdbc:duckdb:warehouse.duckdb");
            } else {
                unknownProperties(section).forEach((key, fault) -> place.key("connections")
                        .key(name)
                        .key("properties")
                        .key(key)
                        .fault("connection '" + name + "': " + fault));
                section.withoutEffect()
                        .forEach(key -> place.key("connections")
                                .key(name)
                                .key(key)
                                .fault(ConnectionSection.withoutEffect(key, section.url())));
            }
        });
    }

    private static Map<String, String> unknownProperties(ConnectionSection section) {
        Map<String, String> faults = new LinkedHashMap<>();
        Dialects.find(section.url()).ifPresent(dialect -> section.properties().keySet().forEach(
                key -> JdbcUrl.unknownProperty(key, dialect).ifPresent(fault -> faults.put(key, fault))));
        return faults;
    }

    /** The same file without the files of the machine that its connections let SQL reach. */
    ProjectFile withoutFiles() {
        Map<String, ConnectionSection> confined = new LinkedHashMap<>();
        connections.forEach((name, section) -> confined.put(name, section.withoutFiles()));
        return new ProjectFile(confined, drivers, ledger, migrations, products, tests);
    }

    /** The same file with further connections, which win over its own of the same name. */
    ProjectFile with(Map<String, ConnectionSection> further) {
        Map<String, ConnectionSection> all = new LinkedHashMap<>(connections);
        all.putAll(further);
        return new ProjectFile(all, drivers, ledger, migrations, products, tests);
    }
}
