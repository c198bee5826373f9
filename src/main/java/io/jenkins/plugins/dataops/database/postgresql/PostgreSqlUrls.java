package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.UrlRules;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;

/** URLs of PostgreSQL: one server or several, a database, parameters. */
final class PostgreSqlUrls implements UrlRules {
    @Override
    public String prefix() {
        return "jdbc:postgresql:";
    }

    @Override
    public String example() {
        return prefix() + "//HOST:PORT/DATABASE";
    }

    @Override
    public String place(String url) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            return UrlRules.super.place(url);
        }
        String[] hosts = parsed.getProperty("PGHOST", "").split(",");
        String[] ports = parsed.getProperty("PGPORT", "").split(",");
        StringBuilder servers = new StringBuilder();
        for (int i = 0; i < hosts.length; i++) {
            servers.append(i == 0 ? "" : ",")
                    .append(hosts[i].toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(ports[Math.min(i, ports.length - 1)]);
        }
        return "postgresql://" + servers + "/" + parsed.getProperty("PGDBNAME", "");
    }
}
