package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JDBC URLs as the untrusted code that they are. */
public final class JdbcUrl {
    /** A password may hold whatever separates the parts of a URL: it ends before the last @, and no earlier. */
    private static final List<Pattern> SERVER_LOGINS = List.of(
            Pattern.compile("(?s)^(jdbc:[^:/?#]*://)(?:.*:.*@|[^/?#]*(?:@|%40))"),
            Pattern.compile("(?s)^(jdbc:[^:/?#]*:/?)(?!/).*[:/].*@"));

    private static final Pattern LOGIN_ANYWHERE = Pattern.compile("(?s)(//)(?:.*:.*@|[^/?#]*(?:@|%40))");
    private static final String SECRET_NAME = "[a-z0-9_.-]*(?:password|passwd|passphrase|pwd|secret|token|key)";
    private static final Pattern SECRET = Pattern.compile(SECRET_NAME, Pattern.CASE_INSENSITIVE);

    /** Up to the URL's end, because what looks like the next parameter may be the rest of a password. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?is)([?&;]\\s*" + SECRET_NAME + "\\s*=).*");

    private static final Set<String> LOG_IN = Set.of("user", "username", "password", "passwd", "pwd");

    private JdbcUrl() {}

    /**
     * The URL with whatever looks like a secret replaced, fit to be shown.
     *
     * @param url a JDBC URL, or anything else
     * @return the URL without a login and without what follows a secret parameter
     */
    static String mask(String url) {
        Matcher parameter = SECRET_PARAMETER.matcher(url);
        if (!parameter.find()) {
            return withoutLogin(url);
        }
        // With both, nobody can tell where which of them ends.
        int known = hasLogin(url) ? url.indexOf(':', url.indexOf(':') + 1) + 1 : parameter.end(1);
        return url.substring(0, known) + "****";
    }

    private static String withoutLogin(String url) {
        String without = url;
        // The path of a file may hold colons; nobody logs in there.
        if (Dialects.find(url).filter(Dialect::isEmbedded).isEmpty()) {
            for (Pattern login : SERVER_LOGINS) {
                without = login.matcher(without).replaceFirst("$1****@");
            }
        }
        return without.equals(url) ? LOGIN_ANYWHERE.matcher(url).replaceFirst("$1****@") : without;
    }

    /**
     * Whether there is something in a URL that nobody but its owner should see.
     *
     * @param url a JDBC URL, or anything else
     * @return true for a login before a host, and for a parameter that is called like a secret
     */
    public static boolean carriesSecret(String url) {
        Set<String> harmless = allowed(url);
        return hasLogin(url)
                || parameters(url).stream()
                        .anyMatch(key -> !harmless.contains(key) && SECRET.matcher(key).matches());
    }

    /**
     * Whether there is a parameter in a URL that its engine is not known to take without harm.
     *
     * @param url a JDBC URL, or anything else
     * @return false for an engine that this version does not know
     */
    public static boolean hasUnknownParameter(String url) {
        return Dialects.find(url).isPresent()
                && !parameters(url).stream().filter(key -> !key.isEmpty()).allMatch(allowed(url)::contains);
    }

    /**
     * The parameters that a URL may have.
     *
     * @param url a JDBC URL, or anything else
     * @return their names; none for an engine that this version does not know
     */
    public static Set<String> allowed(String url) {
        return Dialects.find(url).map(dialect -> dialect.driver().allowedProperties()).orElse(Set.of());
    }

    private static boolean hasLogin(String url) {
        return !withoutLogin(url).equals(url);
    }

    /** Refuses a URL that carries a login or a parameter that the dialect does not know to be harmless. */
    static void check(String connection, String url, Dialect dialect) {
        if (hasLogin(url)) {
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
        unknownProperty(key, dialect).ifPresent(fault -> {
            throw new UsageException("connection '" + connection + "': " + fault);
        });
    }

    /**
     * Why a driver is not told a property, where it is no login.
     *
     * @param key the property's name
     * @param dialect whose driver it is
     * @return in words; empty when the driver may be told, or when it is a login, which is refused elsewhere
     */
    public static Optional<String> unknownProperty(String key, Dialect dialect) {
        Set<String> allowed = dialect.driver().allowedProperties();
        return key.isEmpty() || allowed.contains(key) || LOG_IN.contains(key.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("the driver property '" + key + "' is not allowed; "
                        + NearestName.question(key, allowed).map(question -> question + " ").orElse("")
                        + dialect.name() + " may have " + String.join(", ", allowed.stream().sorted().toList()));
    }

    private static UsageException login(String connection) {
        return new UsageException("connection '" + connection
                + "': the URL or its properties carry a login, which ends up in logs; write 'user:' and 'password:' "
                + "(from env, file or prompt) beside the URL instead, and an @ that ends no login as %40");
    }
}
