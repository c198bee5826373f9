package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/** Configures Flyway for a request. All that could widen what runs is shut here. */
final class FlywaySetup {
    private final ConnectionSource connections;
    private final MigrationRequest request;
    private final MigrationFiles files;
    private final Dialect dialect;

    FlywaySetup(Database database, MigrationRequest request, MigrationFiles files) {
        this.connections = new ConnectionSource(database);
        this.request = request;
        this.files = files;
        this.dialect = database.dialect();
    }

    /** Without any class, Flyway's scanner of the class path is never made. */
    private static final class NoClasses implements ClassProvider<JavaMigration> {
        @Override
        public Collection<Class<? extends JavaMigration>> getClasses() {
            return List.of();
        }
    }

    /** A Flyway that only reads: no callback script runs. */
    Flyway reading() {
        return configuration().skipDefaultCallbacks(true).load();
    }

    /**
     * A Flyway that does its work, with its callback scripts.
     *
     * @param callback told what happens
     */
    Flyway working(Callback callback) {
        return configuration().callbacks(callback).load();
    }

    /** A Flyway that writes the mark from which the history starts. */
    Flyway baselining(String version, String description) {
        return configuration()
                .baselineVersion(MigrationVersion.fromVersion(version))
                .baselineDescription(description)
                .load();
    }

    /** The sessions of all that was set up here, by what the database knows them by. */
    Set<String> sessions() {
        return connections.identities();
    }

    /** Whether a run goes on when files look like migrations and are none, or when there is no migration at all. */
    boolean allowsUnrecognized() {
        return request.options().allowUnrecognized();
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(FlywaySetup.class.getClassLoader())
                .loggers(FlywayLog.class.getName())
                .dataSource(connections)
                .resourceProvider(files)
                .javaMigrationClassProvider(new NoClasses())
                .table(request.table())
                .schemas(request.schemas().toArray(String[]::new))
                .createSchemas(request.options().createSchemas())
                .placeholders(request.placeholders())
                .placeholderReplacement(request.options().replacePlaceholders())
                .outOfOrder(request.options().outOfOrder())
                .lockRetryCount((int) request.options().lockWait().toSeconds())
                .validateMigrationNaming(false)
                .validateOnMigrate(true)
                .cleanDisabled(true)
                .connectRetries(0)
                .outputQueryResults(false);
        dialect.configure(configuration);
        return configuration;
    }
}
