package io.jenkins.plugins.dataops.database;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A server that is not reached: each cause has a remedy of its own.
 *
 * @param failure what the driver said
 * @param servers host and port of each server that was tried
 * @param waited how long it was tried
 * @param silent whether the driver says in its own words that there was no answer
 */
public record NetworkFailure(SQLException failure, String servers, Duration waited, boolean silent) {
    /**
     * What to do about it.
     *
     * @return one sentence
     */
    public String sentence() {
        if (cause(UnknownHostException.class).isPresent()) {
            return "the host of " + servers + " is unknown: check its spelling and the name server";
        }
        if (cause(NoRouteToHostException.class).isPresent()) {
            return "no way leads to " + servers + ": check the host and the network";
        }
        if (cause(ConnectException.class).isPresent()) {
            return "nothing listens at " + servers + ": check host and port, and that the server runs";
        }
        if (silent || cause(SocketTimeoutException.class).isPresent()) {
            return servers + " does not answer within " + Math.max(1, waited.toSeconds())
                    + " s: check host, port and what lies between";
        }
        Optional<SSLException> tls = cause(SSLException.class);
        if (tls.isPresent()) {
            return "TLS with the server fails: check its certificate and the authority that is trusted ("
                    + tls.get().getMessage() + ")";
        }
        return "the connection to " + servers + " does not come about: " + failure.getMessage();
    }

    private <T extends Throwable> Optional<T> cause(Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
