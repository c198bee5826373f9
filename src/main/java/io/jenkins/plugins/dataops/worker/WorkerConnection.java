package io.jenkins.plugins.dataops.worker;

import java.util.List;
import java.util.Optional;

/**
 * A connection as Jenkins provides it, whole: nothing of it is taken from {@code dataops.yaml}.
 *
 * @param name the name it has for the worker
 * @param url JDBC URL without a login
 * @param user who logs in
 * @param password the plain password
 * @param tlsMode as in {@code dataops.yaml}, for example {@code verify-full}
 * @param files what the texts of a workspace may reach besides the workspace
 */
public record WorkerConnection(
        String name,
        String url,
        Optional<String> user,
        Optional<String> password,
        Optional<String> tlsMode,
        List<String> files) {
    /** Keeps an own copy of the files. */
    public WorkerConnection {
        files = List.copyOf(files);
    }

    /** Without the password, which a log may catch. */
    @Override
    public String toString() {
        return "WorkerConnection[" + name + ", " + url + "]";
    }
}
