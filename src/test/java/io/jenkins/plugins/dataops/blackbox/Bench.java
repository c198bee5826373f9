package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A database to break things in, and a folder for specifications. */
final class Bench {
    private final Database database;
    private final Path folder;
    private final Connection kept;

    /** Keeps a connection, without which DuckDB would load its file anew for each test. */
    Bench(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.kept = database.connect();
    }

    Database database() {
        return database;
    }

    Bench sql(String... statements) {
        try (Statement statement = kept.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Bench file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    BlackBoxResult run(Map<String, String> parameters, String spec) {
        file("spec.yaml", spec);
        return new BlackBoxTests(database, parameters, Progress.SILENT).run(List.of(folder.resolve("spec.yaml")));
    }

    BlackBoxResult run(String spec) {
        return run(Map.of(), spec);
    }

    /** Runs a specification with one test, given without its name. */
    TestResult one(String test) {
        return run("tests:\n- name: it\n" + test.indent(2)).tests().get(0);
    }

    @Override
    public String toString() {
        return database.dialect().name();
    }
}
