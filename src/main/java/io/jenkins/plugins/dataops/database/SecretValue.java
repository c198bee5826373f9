package io.jenkins.plugins.dataops.database;

/**
 * A value that must not be seen. It prints as asterisks, so that a log line, an exception or a serialized document
 * that catches it by accident shows nothing.
 */
public final class SecretValue {
    private final String value;

    /**
     * Wraps a secret.
     *
     * @param value the plain value, not null
     */
    public SecretValue(String value) {
        this.value = java.util.Objects.requireNonNull(value, "value");
    }

    /**
     * The plain value, for the one call that hands it to the driver.
     *
     * @return the value as given
     */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
