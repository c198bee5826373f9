package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.sql.WrittenSql;
import java.util.Optional;

/**
 * A query that must not return anything: each row is a violation.
 *
 * @param query the SQL query
 * @param allow how many rows are let pass; a percentage has no meaning here
 */
public record SqlCheck(String query, Optional<Allow> allow) implements Check {
    @Override
    public void check(YamlPlace place) {
        if (query == null || query.isBlank()) {
            place.fault("'sql' needs 'query', whose rows are the violations");
        } else {
            place.key("query").hold(() -> WrittenSql.demand(query));
        }
        if (allow.isPresent() && allow.get().percent().isPresent()) {
            place.key("allow").fault("'sql' only sees violations, so that 'allow' can be a number of rows only");
        }
    }

    @Override
    public String kind() {
        return "sql";
    }
}
