package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.UrlRules;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * URLs of MariaDB: one server or several, a database, parameters. The driver knows another form, in which a host says of
 * itself how it is reached, be it without TLS or by a file of this machine: that one is not taken.
 */
final class MariaDbUrls implements UrlRules {
    private static final Pattern PLAIN = Pattern.compile(
            "jdbc:mariadb:(?:(?:sequential|loadbalance|load-balance-read|replication):)?//(?<hosts>[^/?;&=()\\\\@\\s]+)/"
                    + "(?<database>[^/?;&=()\\\\@]*)(?:\\?(?<rest>.*))?",
            Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(".*:\\d+");

    @Override
    public String prefix() {
        return "jdbc:mariadb:";
    }

    @Override
    public String example() {
        return prefix() + "//HOST:PORT/DATABASE";
    }

    /** Whether a URL has the form that is taken. */
    static boolean isPlain(String url) {
        return PLAIN.matcher(url).matches();
    }

    @Override
    public String place(String url) {
        Matcher plain = PLAIN.matcher(url);
        if (!plain.matches()) {
            return UrlRules.super.place(url);
        }
        String servers = Arrays.stream(plain.group("hosts").split(","))
                .map(host -> host.toLowerCase(Locale.ROOT))
                .map(host -> PORT.matcher(host).matches() ? host : host + ":3306")
                .collect(Collectors.joining(","));
        return "mariadb://" + servers + "/" + plain.group("database");
    }
}
