package io.jenkins.plugins.dataops.worker;

import java.util.Optional;

/**
 * A connection as Jenkins provides it, whole: nothing of it is taken from {@code dataops.yaml}.
 *
 * @param name the name it has for the worker
 * @param url JDBC URL without a login
 * @param user who logs in
 * @param password the plain password
 * @param tlsMode as in {@code dataops.yaml}, for example {@code verify-full}
 */
public record WorkerConnection(
        String name,
        String url,
        Optional<String> user,
        Optional<String> password,
        Optional<String> tlsMode) {

    /** Without the password, which a log may catch. */
    @Override
    public String toString() {
        return "WorkerConnection[" + name + ", " + url + "]";
    }
}
