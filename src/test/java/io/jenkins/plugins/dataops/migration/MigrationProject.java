package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A project with a folder of migrations and a database, for tests. */
final class MigrationProject {
    final List<String> said = new CopyOnWriteArrayList<>();
    final Database database;
    private final Path folder;
    private MigrationRequest request;

    MigrationProject(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
        this.request = MigrationRequest.of(folder, "migrations");
        write("migrations/.keep", "");
    }

    MigrationProject file(String name, String text) {
        return write("migrations/" + name, text);
    }

    MigrationProject write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    MigrationProject write(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    MigrationProject delete(String name) {
        try {
            Files.delete(folder.resolve("migrations").resolve(name));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    MigrationProject request(UnaryOperator<MigrationRequest> change) {
        request = change.apply(request);
        return this;
    }

    MigrationProject schemas(String... schemas) {
        return request(old -> new MigrationRequest(
                old.projectFolder(),
                old.locations(),
                List.of(schemas),
                old.placeholders(),
                old.secret(),
                old.expectedPlanHash(),
                old.table(),
                old.options()));
    }

    MigrationProject placeholders(Map<String, String> placeholders) {
        return request(old -> new MigrationRequest(
                old.projectFolder(),
                old.locations(),
                old.schemas(),
                placeholders,
                old.secret(),
                old.expectedPlanHash(),
                old.table(),
                old.options()));
    }

    MigrationProject locations(String... locations) {
        return request(old -> new MigrationRequest(
                old.projectFolder(),
                List.of(locations),
                old.schemas(),
                old.placeholders(),
                old.secret(),
                Optional.empty(),
                old.table(),
                old.options()));
    }

    Migrations migrations(Progress progress) {
        return new Migrations(database, request, line -> {
            said.add(line);
            progress.say(line);
        });
    }

    Migrations migrations() {
        return new Migrations(database, request, (Progress) said::add);
    }

    void sql(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String value(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "no row";
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
