package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.files.GitWatch;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * One warehouse that can be connected to. Opening it checks the settings and connects once, so that a wrong password
 * or an unreachable server shows before any work begins.
 */
public final class Database implements AutoCloseable {
    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Driver driver;
    private final UnaryOperator<Connection> seenThrough;
    private final boolean reading;
    private final TimeLimit limit;
    private final String place;
    private final String product;
    private final Optional<FileHold> hold;

    private Database(
            ConnectionSettings settings,
            Dialect dialect,
            Driver driver,
            UnaryOperator<Connection> seenThrough,
            boolean reading,
            String place) {
        this.place = place;
        this.reading = reading;
        this.settings = settings;
        this.dialect = dialect;
        this.driver = driver;
        this.seenThrough = seenThrough;
        this.limit = TimeLimit.NONE;
        this.hold = Optional.empty();
        try (Connection probe = connect()) {
            var metaData = probe.getMetaData();
            this.product = metaData.getDatabaseProductName() + " " + metaData.getDatabaseProductVersion();
        } catch (SQLException failure) {
            throw failed(failure, Duration.ZERO);
        }
    }

    private Database(
            Database opened, UnaryOperator<Connection> seenThrough, TimeLimit limit, Optional<FileHold> hold) {
        this.settings = opened.settings;
        this.dialect = opened.dialect;
        this.driver = opened.driver;
        this.product = opened.product;
        this.seenThrough = seenThrough;
        this.reading = opened.reading;
        this.place = opened.place;
        this.limit = limit;
        this.hold = hold;
    }

    /**
     * Opens a database for reading and writing.
     *
     * @param settings where and as whom
     * @param drivers where the driver is found
     * @return the database, proved reachable
     * @throws UsageException when the URL, a property or the driver is at fault
     * @throws ToolException when the database cannot be reached or refuses the login
     */
    public static Database open(ConnectionSettings settings, Drivers drivers) {
        return open(settings, drivers, AccessMode.WRITE);
    }

    /**
     * Opens a database.
     *
     * @param settings where and as whom
     * @param drivers where the driver is found
     * @param access what for; readers of a file change nothing and let each other in
     * @return the database, proved reachable
     * @throws UsageException when the URL, a property or the driver is at fault, or a file is not there that has to be
     * @throws ToolException when the database cannot be reached or refuses the login
     */
    public static Database open(ConnectionSettings settings, Drivers drivers, AccessMode access) {
        Dialect dialect = Dialects.of(settings.url());
        JdbcUrl.check(settings.name(), settings.url(), dialect);
        DriverProperties.check(settings, dialect);
        Driver driver = drivers.driver(dialect);
        String place = dialect.urls().place(settings.url());
        Optional<Path> file = dialect.urls().file(settings.url());
        if (access == AccessMode.WRITE || file.isEmpty()) {
            return new Database(settings, dialect, driver, UnaryOperator.identity(), false, place);
        }
        if (Files.exists(file.get())) {
            return new Database(
                    settings, dialect, driver, UnaryOperator.identity(), access != AccessMode.EXISTING, place);
        }
        if (access == AccessMode.EXISTING) {
            throw new UsageException("connection '" + settings.name() + "': there is no file " + file.get()
                    + ": fix its path; where it was deleted, all that was in it is gone with it, leases included")
                    .of(Fault.NO_DATABASE_FILE);
        }
        if (access == AccessMode.READ) {
            throw new UsageException("connection '" + settings.name() + "': there is no file " + file.get()
                    + ": fix its path; the first run that writes to it makes it")
                    .of(Fault.NO_DATABASE_FILE);
        }
        ConnectionSettings empty = settings.at(dialect.urls().empty().orElseThrow());
        return new Database(empty, dialect, driver, UnaryOperator.identity(), false, place);
    }

    /** The same database with each connection wrapped, so that a test can cut it. */
    Database seenThrough(UnaryOperator<Connection> wrapper) {
        return new Database(this, wrapper, limit, hold);
    }

    /**
     * The same database, in which no statement runs longer than a time: it is cancelled on the server then.
     *
     * @param time the longest that a statement may run
     * @return the limited database
     */
    public Database limitingStatements(Duration time) {
        return new Database(this, seenThrough, new TimeLimit(Optional.of(time), limit.connection()), hold);
    }

    /**
     * The same database, in which each connection may be at work for a time over all of its statements: what runs then
     * is cancelled on the server, and nothing more begins.
     *
     * @param time the longest that a connection may be at work
     * @return the limited database
     */
    public Database limitingConnections(Duration time) {
        return new Database(this, seenThrough, new TimeLimit(limit.statement(), Optional.of(time)), hold);
    }

    /**
     * The same database for work of many connections: where it is a file that one process at a time has open, this
     * process has it from its first connection until the database is closed, but for {@linkplain #lend() loans}.
     *
     * @return the database, to be closed
     */
    public Database holdingFile() {
        return dialect.urls().file(settings.url()).isEmpty()
                ? this
                : new Database(this, seenThrough, limit, Optional.of(new FileHold()));
    }

    /** Lets go of a held file once: the next connection finds the database as if it had just been opened. */
    public void reopen() {
        hold.ifPresent(FileHold::letGo);
    }

    /**
     * Lets go of a held file for a while, for another process, or for SQL of a user that is to find the database each
     * time as if it had just been opened.
     *
     * @return ends the while when it is closed
     */
    public Loan lend() {
        return hold.map(FileHold::lend).orElse(() -> {});
    }

    /** A while in which a held file is free. */
    @FunctionalInterface
    public interface Loan extends AutoCloseable {
        /** Ends it. */
        @Override
        void close();
    }

    /** Lets go of a held file for good; connections of callers stay what they are. */
    @Override
    public void close() {
        hold.ifPresent(FileHold::end);
    }

    /**
     * A new connection in auto-commit mode, which the caller closes. Where another process has an embedded database open,
     * which is about to end as a rule, it waits a moment.
     *
     * @return the connection
     * @throws ToolException when the database cannot be reached or refuses the login
     * @throws io.jenkins.plugins.dataops.outcome.StoppedException when the process was told to stop
     */
    public Connection connect() {
        return FileTurn.await(this::attempt, dialect.driver());
    }

    private Connection attempt() {
        Stop.check();
        Properties properties = DriverProperties.of(settings, dialect, reading);
        long begin = System.nanoTime();
        try {
            Connection connection = ConnectionAttempt.open(() -> prepared(properties));
            if (connection == null) {
                throw new UsageException("connection '" + settings.name() + "': the " + dialect.name()
                        + " driver does not understand the URL, which is not shown because it may hold a password: write"
                        + " it like " + dialect.urls().example());
            }
            return seenThrough.apply(GuardedConnection.of(connection, dialect, limit));
        } catch (SQLException failure) {
            throw failed(failure, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** Null where the driver is not responsible for such a URL. */
    private Connection prepared(Properties properties) throws SQLException {
        Connection connection = driver.acceptsURL(settings.url()) ? driver.connect(settings.url(), properties) : null;
        if (connection == null) {
            return null;
        }
        try {
            dialect.confine(connection, settings.files());
            dialect.opened(connection);
            if (hold.isPresent()) {
                hold.get().take(() -> driver.connect(settings.url(), properties));
            }
            if (limit.statement().isPresent()) {
                dialect.limitStatements(connection, limit.statement().get());
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private ToolException failed(SQLException failure, Duration waited) {
        return new ToolException(
                "connection '" + settings.name() + "' (" + JdbcUrl.mask(settings.url()) + "): "
                        + dialect.driver().explain(settings, failure, waited),
                failure);
    }

    /**
     * Notices from now on what SQL makes of Git's own, where the engine writes files of this machine.
     *
     * @return what watches; on a server nothing
     */
    public GitWatch watchGit() {
        return GitWatch.of(dialect.isEmbedded() ? settings.files() : ReachableFiles.ALL);
    }

    /**
     * What this engine can do.
     *
     * @return its dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * The settings it was opened with.
     *
     * @return name, URL and the rest
     */
    public ConnectionSettings settings() {
        return settings;
    }

    /**
     * Where it is, in one spelling and without any login. A file that is not there yet is where it will be.
     *
     * @return for example {@code postgresql://db:5432/flights}
     */
    public String place() {
        return place;
    }

    /**
     * The engine's name and version as it gives them.
     *
     * @return for example {@code PostgreSQL 17.10}
     */
    public String product() {
        return product;
    }
}
