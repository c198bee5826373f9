package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.DriverRules;
import io.jenkins.plugins.dataops.database.Tls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The driver of DuckDB, which holds the engine itself. */
final class DuckDbDriver implements DriverRules {
    private static final Set<String> ALLOWED =
            Set.of("duckdb.read_only", "access_mode", "threads", "memory_limit", "max_memory", "temp_directory");

    /** As DuckDB says who it is, where the system tells. */
    private static final Pattern HOLDER = Pattern.compile("lock is held in (.+? \\(PID \\d+\\)|PID \\d+)");

    @Override
    public String className() {
        return "org.duckdb.DuckDBDriver";
    }

    @Override
    public String artifact() {
        return "org.duckdb:duckdb_jdbc";
    }

    @Override
    public Set<String> allowedProperties() {
        return ALLOWED;
    }

    @Override
    public Set<String> fileProperties() {
        return Set.of("temp_directory");
    }

    @Override
    public void applyTls(Tls tls, Properties properties) {
        // A file has no server to protect the way to.
    }

    @Override
    public void applyReadOnly(Properties properties) {
        properties.setProperty("duckdb.read_only", "true");
    }

    @Override
    public void applySafety(Properties properties) {
        DuckDbConfinement.BEFORE.forEach(properties::setProperty);
    }

    @Override
    public boolean isOpenElsewhere(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Conflicting lock") || message.contains("Could not set lock");
    }

    @Override
    public String explain(ConnectionSettings settings, SQLException failure, Duration waited) {
        if (isOpenElsewhere(failure)) {
            Matcher holder = HOLDER.matcher(String.valueOf(failure.getMessage()));
            return "another process has the DuckDB file open" + (holder.find() ? " (" + holder.group(1) + ")" : "")
                    + ", and DuckDB lets in one that writes or several that read: close it and try again";
        }
        return String.valueOf(failure.getMessage());
    }
}
