package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.NetworkFailure;
import java.sql.SQLException;
import java.time.Duration;

/** Tells the causes apart for which no connection comes about: each has a remedy of its own. */
record MariaDbConnectFailure(ConnectionSettings settings, SQLException failure, String place, Duration waited) {
    private static final int WRONG_LOGIN = 1045;
    private static final int NO_RIGHT_TO_DATABASE = 1044;
    private static final int NO_DATABASE = 1049;
    private static final int TOO_MANY = 1040;
    private static final String NO_TLS = "ssl not enabled in the server";

    /** One sentence that says what to do. */
    String sentence() {
        return switch (failure.getErrorCode()) {
            case WRONG_LOGIN -> settings.password().isEmpty()
                    ? "the server refused the user, for whom no password is given: check the user, and say where the password is"
                    : "the server refused the user or the password: check both";
            case NO_RIGHT_TO_DATABASE -> "the user may not use this database: grant it, or fix the URL";
            case NO_DATABASE -> "the server has no such database: create it or fix the URL";
            case TOO_MANY -> "the server has as many connections as it may: try again, or raise max_connections there";
            default -> other();
        };
    }

    private String other() {
        String words = String.valueOf(new MariaDbDialect().explained(failure).getMessage());
        if (words.toLowerCase(java.util.Locale.ROOT).contains(NO_TLS)) {
            return "the server does not offer TLS, and this connection asks for it: switch it on there, or change the"
                    + " connection's TLS mode";
        }
        if (words.contains("Self signed certificates")) {
            return "the server's certificate is vouched for by nobody, and this login cannot prove the server instead: name"
                    + " the authority to trust, or change the connection's TLS mode";
        }
        String state = String.valueOf(failure.getSQLState());
        if (!state.startsWith("08")) {
            return words;
        }
        String servers = place.replaceFirst("^.*?//", "").replaceFirst("/[^/]*$", "");
        return new NetworkFailure(failure, servers, waited, false).sentence();
    }
}
