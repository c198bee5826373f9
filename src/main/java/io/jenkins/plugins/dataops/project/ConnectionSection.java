package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.format.Absent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code connections}.
 *
 * @param url JDBC URL without a login; a relative file in it belongs to the project's folder; null until
 *     {@link Project#read} has looked, because a misspelt key is to be named before the missing one
 * @param user who logs in
 * @param password where the password is found; the file never holds the password itself
 * @param tls protection of the way to the server
 * @param properties further driver properties out of the engine's allow-list
 * @param files folders and files besides the project's folder that SQL may reach where the engine runs in this process
 */
public record ConnectionSection(
        String url,
        Optional<String> user,
        Optional<PasswordSource> password,
        Optional<TlsSection> tls,
        Map<String, String> properties,
        List<String> files) {

    /** Fills what the file leaves out. */
    public ConnectionSection {
        user = Absent.optional(user);
        password = Absent.optional(password);
        tls = Absent.optional(tls);
        properties = Absent.map(properties, "properties");
        files = Absent.list(files, "files");
    }

    /** The same, reaching no files: those of the machine are not for the file's authors to give away. */
    ConnectionSection withoutFiles() {
        return new ConnectionSection(url, user, password, tls, properties, List.of());
    }
}
