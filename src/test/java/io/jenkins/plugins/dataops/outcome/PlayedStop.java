package io.jenkins.plugins.dataops.outcome;

/** A stop that a test plays within its own process: it is forgotten when this is closed. */
public final class PlayedStop implements AutoCloseable {
    @Override
    public void close() {
        Stop.forget();
    }
}
