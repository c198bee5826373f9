package io.jenkins.plugins.dataops.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Tells migrations, callbacks and other files apart by Flyway's naming rules, and names those that would not run. */
final class FileNames {
    /** What looks as if somebody meant a migration: a letter of Flyway's and a version, or R and an underscore. */
    private static final Pattern MEANT = Pattern.compile("([VUB][\\d._-]|[RB]_).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNDO = Pattern.compile("U\\d[\\d._]*__.*");

    private static final Pattern CODE =
            Pattern.compile(".*\\.(sh|bash|py|ps1|bat|cmd|java|class|js)", Pattern.CASE_INSENSITIVE);

    private static final String CONFIGURATION = ".conf";
    private static final int MOST_NAMED = 20;

    private final ResourceNameParser parser;
    private final List<String> suspicious = new ArrayList<>();
    private final List<String> harmless = new ArrayList<>();

    FileNames(Configuration configuration, MigrationFiles files) {
        parser = new ResourceNameParser(configuration);
        files.sql().forEach(file -> look(file.getRelativePath(), file.getFilename()));
        files.others().forEach(this::lookAtOther);
    }

    private void look(String script, String name) {
        ResourceName parsed = parser.parse(name);
        if (UNDO.matcher(name).matches()) {
            harmless.add(script + " is an undo migration: it does not run, since Flyway's open source has no undo");
        } else if (!parsed.isValid() && MEANT.matcher(name).matches()) {
            suspicious.add(script + " is not named as a migration and will not run: call it " + proposal(name));
        } else if (!parsed.isValid()) {
            harmless.add(script + " is not named as a migration or callback and will not run");
        }
    }

    private void lookAtOther(String script) {
        String name = script.substring(script.lastIndexOf('/') + 1);
        boolean meant = MEANT.matcher(name).matches();
        if (meant && name.endsWith(CONFIGURATION)) {
            suspicious.add(script + " is not read: the settings of a script stand in a file called like the script with"
                    + " .conf behind, V1__name.sql.conf");
        } else if (meant && MigrationFiles.looksLikeSql(name)) {
            suspicious.add(script + " will not run: write its ending as .sql in lower case");
        } else if (meant && CODE.matcher(name).matches()) {
            suspicious.add(
                    script + " will not run: only .sql files are migrations here, code belongs into the pipeline");
        }
    }

    /** The name with the mistakes that are most often made put right. */
    private static String proposal(String name) {
        String letter = name.substring(0, 1).toUpperCase(Locale.ROOT);
        String rest = name.substring(1, name.length() - ".sql".length()).replaceFirst("^[_-]+", "");
        var version = Pattern.compile("^(\\d+(?:[._]\\d+)*)[._-]*(.*)$").matcher(rest);
        if (!letter.equals("R") && version.matches()) {
            String description = version.group(2).isEmpty() ? "description" : version.group(2);
            return letter + version.group(1) + "__" + description + ".sql";
        }
        return letter.equals("R") ? "R__" + rest + ".sql" : letter + "1__" + rest + ".sql";
    }

    /** Files that look like migrations and are none: somebody's change would be missing. */
    List<String> suspicious() {
        return suspicious;
    }

    /** Files that do not run and probably need not; many are summed up. */
    List<String> harmless() {
        if (harmless.size() <= MOST_NAMED) {
            return harmless;
        }
        List<String> named = new ArrayList<>(harmless.subList(0, MOST_NAMED));
        named.add("and " + (harmless.size() - MOST_NAMED) + " other .sql files will not run");
        return named;
    }

    /** Whether Flyway reads a file of this name. */
    boolean isRead(String name) {
        return parser.parse(name).isValid();
    }

    /**
     * The event at which a script runs.
     *
     * @param name file name
     * @return the event, or null when the file is no callback
     */
    Event callback(String name) {
        ResourceName parsed = parser.parse(name);
        return parsed.isValid() ? Event.fromId(parsed.getPrefix()) : null;
    }
}
