package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;

/**
 * One line of what should be known: a name and its value.
 *
 * @param name what it is
 * @param value the value as text
 */
record Fact(String name, String value) {
    /** Where something was done. */
    static Fact database(String connection, String database, Language language) {
        return new Fact(language.phrase("report.database"), connection + language.phrase("list.separator") + database);
    }
}
