package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The engines that this version knows, as {@code META-INF/services} lists them. */
public final class Dialects {
    private static final List<Dialect> ALL = ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Dialects() {}

    /**
     * All of them.
     *
     * @return the dialects in the order in which they are listed
     */
    public static List<Dialect> all() {
        return ALL;
    }

    /**
     * The dialect that belongs to a URL, if there is one.
     *
     * @param url a JDBC URL
     * @return its dialect; empty when no known engine has this prefix
     */
    public static Optional<Dialect> find(String url) {
        return ALL.stream().filter(dialect -> url.startsWith(dialect.urls().prefix())).findFirst();
    }

    /**
     * The dialect that a JDBC URL asks for.
     *
     * @param url a JDBC URL
     * @return its dialect
     * @throws UsageException when no known engine has this prefix
     */
    public static Dialect of(String url) {
        return find(url)
                .orElseThrow(() -> new UsageException("no known database engine for the URL '" + JdbcUrl.mask(url)
                        + "': it must begin with "
                        + ALL.stream().map(dialect -> dialect.urls().prefix()).collect(Collectors.joining(" or "))));
    }
}
