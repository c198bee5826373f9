package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads JDBC URLs as the untrusted code that they are. */
final class JdbcUrl {
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#@]*:[^/?#@]*@");
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)([?&;](?:[a-z]*password|passwd|pwd|secret|token|[a-z]*key)=)[^&;]*");
    private static final Set<String> LOG_IN = Set.of("user", "username", "password", "passwd", "pwd");

    private JdbcUrl() {}

    /** The URL with whatever looks like a secret replaced, fit to be shown. */
    static String mask(String url) {
        String withoutUserInfo = USER_INFO.matcher(url).replaceAll("//****@");
        return SECRET_PARAMETER.matcher(withoutUserInfo).replaceAll("$1****");
    }

    /** Refuses a URL that carries a login or a parameter that the dialect does not know to be harmless. */
    static void check(String connection, String url, Dialect dialect) {
        if (USER_INFO.matcher(url).find()) {
            throw login(connection);
        }
        parameters(url).forEach(key -> checkProperty(connection, key, dialect));
    }

    /**
     * The names of the parameters in a URL. What separates them is each driver's own idea: behind the path, a piece is
     * one by any of them.
     */
    static List<String> parameters(String url) {
        String[] halves = url.split("[?;]", 2);
        return halves.length == 1
                ? List.of()
                : Arrays.stream(halves[1].split("[?;&]"))
                        .map(piece -> piece.contains("=") ? piece.substring(0, piece.indexOf('=')) : piece)
                        .map(String::strip)
                        .toList();
    }

    /** Refuses one property that is a login or unknown. */
    static void checkProperty(String connection, String key, Dialect dialect) {
        if (LOG_IN.contains(key.toLowerCase(Locale.ROOT))) {
            throw login(connection);
        }
        if (!key.isEmpty() && !dialect.allowedProperties().contains(key)) {
            throw new UsageException("connection '" + connection + "': the driver property '" + key
                    + "' is not allowed; " + dialect.name() + " may have "
                    + String.join(", ", dialect.allowedProperties().stream().sorted().toList()));
        }
    }

    private static UsageException login(String connection) {
        return new UsageException("connection '" + connection
                + "': the URL or its properties carry a login, which ends up in logs; write 'user:' and 'password:' "
                + "(from env, file or prompt) beside the URL instead");
    }
}
