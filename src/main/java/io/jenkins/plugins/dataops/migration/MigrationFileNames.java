package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Tells migrations, callbacks and other files apart by Flyway's naming rules, and names those that would not run. */
final class MigrationFileNames {
    /** What looks as if somebody meant a migration: a letter of Flyway's, or none, and a version; R and an underscore. */
    private static final Pattern MEANT =
            Pattern.compile("([VUB]?\\d[\\d._-]*_|[VUB][\\d._-]|[RB]_).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNDO = Pattern.compile("U\\d[\\d._]*__.*");

    private static final Pattern CODE =
            Pattern.compile(".*\\.(sh|bash|py|ps1|bat|cmd|java|class|js)", Pattern.CASE_INSENSITIVE);

    /** Spaces and what cannot be seen. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]");

    /** As many wrong letters are a slip of the pen in the name of a callback. */
    private static final int SLIPS = 2;

    private static final String CONFIGURATION = ".conf";
    private static final int MOST_NAMED = 20;

    private final ResourceNameParser parser;
    private final NameProposals proposals;
    private final List<Message> suspicious = new ArrayList<>();
    private final List<Message> harmless = new ArrayList<>();

    MigrationFileNames(Configuration configuration, MigrationFiles files) {
        parser = new ResourceNameParser(configuration);
        proposals = new NameProposals(
                parser, files.sql().stream().map(MigrationFile::getFilename).toList());
        files.sql().forEach(file -> look(file.getRelativePath(), file.getFilename()));
        files.others().forEach(this::lookAtOther);
    }

    private void look(String script, String name) {
        ResourceName parsed = parser.parse(name);
        if (UNDO.matcher(name).matches()) {
            harmless.add(FileNameCode.UNDO_MIGRATION.of(script));
        } else if (!parsed.isValid() && MEANT.matcher(name).matches()) {
            suspicious.add(FileNameCode.NO_NAME_OF_A_MIGRATION.of(script, proposals.of(name)));
        } else if (!parsed.isValid()) {
            lookForCallback(script, name);
        }
    }

    private void lookForCallback(String script, String name) {
        String stem = name.substring(0, name.lastIndexOf('.')).split("__", 2)[0];
        Arrays.stream(Event.values())
                .map(Event::getId)
                .filter(id -> NearestName.distance(stem.toLowerCase(Locale.ROOT), id.toLowerCase(Locale.ROOT)) <= SLIPS)
                .findFirst()
                .ifPresentOrElse(
                        id -> suspicious.add(
                                FileNameCode.NO_NAME_OF_A_CALLBACK.of(script, id + name.substring(stem.length()))),
                        () -> harmless.add(FileNameCode.NO_MIGRATION.of(script)));
    }

    private void lookAtOther(String script) {
        String name = script.substring(script.lastIndexOf('/') + 1);
        String visible = INVISIBLE.matcher(name).replaceAll("");
        boolean meant = MEANT.matcher(visible).matches();
        if (meant && !visible.equals(name)) {
            suspicious.add(FileNameCode.INVISIBLE_IN_NAME.of(script, visible));
        } else if (meant && name.toLowerCase(Locale.ROOT).endsWith(CONFIGURATION)) {
            suspicious.add(FileNameCode.SETTINGS_NOT_READ.of(script));
        } else if (meant && CODE.matcher(name).matches()) {
            suspicious.add(FileNameCode.CODE_NOT_RUN.of(script));
        } else if (meant) {
            suspicious.add(FileNameCode.OTHER_ENDING.of(script));
        }
    }

    /** Files that look like migrations and are none: somebody's change would be missing. */
    List<Message> suspicious() {
        return suspicious;
    }

    /** Files that do not run and probably need not; many are summed up. */
    List<Message> harmless() {
        if (harmless.size() <= MOST_NAMED) {
            return harmless;
        }
        List<Message> named = new ArrayList<>(harmless.subList(0, MOST_NAMED));
        named.add(FileNameCode.MORE_FILES_NOT_RUN.of(harmless.size() - MOST_NAMED));
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
