package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.NetworkFailure;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.util.GT;

/** Tells the causes apart for which no connection comes about: each has a remedy of its own. */
final class PostgreSqlConnectFailure {
    private static final String REJECTED = "08004";

    private final ConnectionSettings settings;
    private final SQLException failure;
    private final String servers;
    private final Duration waited;

    PostgreSqlConnectFailure(ConnectionSettings settings, SQLException failure, String place, Duration waited) {
        this.settings = settings;
        this.failure = failure;
        this.waited = waited;
        this.servers = place.replaceFirst("^.*?//", "").replaceFirst("/[^/]*$", "");
    }

    /** One sentence that says what to do. */
    String sentence() {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("28P01") || state.equals("28000")) {
            return "the server refused the user or the password: check both";
        }
        if (state.equals("3D000")) {
            return "the server has no such database: create it or fix the URL";
        }
        if (state.equals(REJECTED) && says("The server does not support SSL.")) {
            return "the server does not offer TLS, and this connection asks for it: switch it on there, or change the"
                    + " connection's TLS mode";
        }
        if (state.equals(REJECTED) && settings.password().isEmpty()) {
            return "the server asks for a password and none is given: say where it is";
        }
        return state.startsWith("08") ? network() : failure.getMessage();
    }

    /** The driver says it in the language of the machine. */
    private boolean says(String sentence) {
        return String.valueOf(failure.getMessage()).equals(GT.tr(sentence));
    }

    private String network() {
        return new NetworkFailure(failure, servers, waited, says("Connection attempt timed out.")).sentence();
    }
}
