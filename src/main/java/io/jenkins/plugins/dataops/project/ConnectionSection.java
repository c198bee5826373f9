package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code connections}.
 *
 * @param url JDBC URL without a login; a relative file in it belongs to the project's folder
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

    /**
     * Fills what the file leaves out, the URL apart: it stays null until {@link Project#read} has looked, because a
     * misspelt key is to be named before the missing one.
     */
    public ConnectionSection {
        user = AbsentValues.optional(user);
        password = AbsentValues.optional(password);
        tls = AbsentValues.optional(tls);
        properties = AbsentValues.map(properties, "properties");
        files = AbsentValues.list(files, "files");
    }

    /**
     * What is said and means nothing to the engine of the URL.
     *
     * @return the keys; none where the engine is not known
     */
    List<String> withoutEffect() {
        Optional<Boolean> embedded = Dialects.find(url).map(Dialect::isEmbedded);
        List<String> keys = new ArrayList<>();
        if (embedded.orElse(false)) {
            user.ifPresent(name -> keys.add("user"));
            password.ifPresent(source -> keys.add("password"));
            tls.ifPresent(protection -> keys.add("tls"));
        } else if (embedded.isPresent() && !files.isEmpty()) {
            keys.add("files");
        }
        return keys;
    }

    /** Why a key means nothing, in words. */
    static String withoutEffect(String key, String url) {
        String engine = Dialects.of(url).name();
        return "'" + key + "' means nothing to " + engine + ", "
                + (key.equals("files")
                        ? "whose SQL reaches no file of this machine"
                        : "a file of this machine to which nobody logs in")
                + ": leave it out";
    }

    /** The same, reaching no files: those of the machine are not for the file's authors to give away. */
    ConnectionSection withoutFiles() {
        return new ConnectionSection(url, user, password, tls, properties, List.of());
    }
}
