package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.BrokenObject;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.api.callback.Event;

/**
 * Puts a plan together and hashes it.
 *
 * <p>The hash covers the target, the database's version, and for every migration and callback in order its name,
 * content, {@code .conf} and resolved statements. It leaves out what differs between a look and a run of the same
 * thing: times and line ends.
 */
final class PlanBuilder {
    /** The callbacks that a run of migrations may reach. */
    private static final Set<Event> REACHED = EnumSet.of(
            Event.BEFORE_CONNECT,
            Event.AFTER_CONNECT,
            Event.BEFORE_VALIDATE,
            Event.AFTER_VALIDATE,
            Event.AFTER_VALIDATE_ERROR,
            Event.BEFORE_CREATE_SCHEMA,
            Event.CREATE_SCHEMA,
            Event.BEFORE_MIGRATE,
            Event.BEFORE_EACH_MIGRATE,
            Event.BEFORE_EACH_MIGRATE_STATEMENT,
            Event.AFTER_EACH_MIGRATE_STATEMENT,
            Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR,
            Event.AFTER_EACH_MIGRATE,
            Event.AFTER_EACH_MIGRATE_ERROR,
            Event.BEFORE_REPEATABLES,
            Event.AFTER_VERSIONED,
            Event.AFTER_MIGRATE_APPLIED,
            Event.AFTER_MIGRATE,
            Event.AFTER_MIGRATE_ERROR,
            Event.AFTER_MIGRATE_OPERATION_FINISH);

    private static final Pattern IF_NOT_EXISTS =
            Pattern.compile("\\bINDEX\\b.{0,200}\\bIF\\s+NOT\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ScriptReader reader;
    private final MigrationFiles files;
    private final List<BrokenObject> broken;
    private final PlanHash fingerprint = new PlanHash();
    private final List<MigrationEntry> migrations = new ArrayList<>();
    private final List<MigrationEntry> callbacks = new ArrayList<>();
    private final List<Message> problems = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();

    PlanBuilder(
            ScriptReader reader,
            MigrationFiles files,
            MigrationTarget target,
            List<BrokenObject> broken,
            Optional<String> current) {
        this.reader = reader;
        this.files = files;
        this.broken = broken;
        fingerprint.add("plan 2").add(current.orElse(""));
        target.addTo(fingerprint);
    }

    /** Adds a pending migration, in order. */
    void add(MigrationEntry pending) {
        MigrationFile file = files.file(pending.script())
                .orElseThrow(() -> new IllegalStateException(pending.script() + " is pending and no file"));
        fingerprint.add("migration").add(pending.script());
        migrations.add(Entries.with(pending, read(file)));
    }

    /** Adds a callback script if migrations reach its event; all others are passed over. */
    void addCallback(Event event, MigrationFile file) {
        if (event != null && REACHED.contains(event)) {
            fingerprint.add("callback").add(file.getRelativePath());
            callbacks.add(Entries.callback(event.getId(), file.getRelativePath(), read(file)));
        }
    }

    private ParsedScript read(MigrationFile file) {
        String name = file.getRelativePath();
        List<Message> passingOver = new ArrayList<>();
        ParsedScript script = reader.read(file, fingerprint, (sql, line) -> broken.stream()
                .filter(object -> passesOver(sql, object))
                .map(object -> MigrationCode.PASSED_OVER.of(name, line, LeftoverState.message(object)))
                .forEach(passingOver::add));
        problems.addAll(script.objections());
        problems.addAll(passingOver);
        if (script.statementCount() == 0 && script.objections().isEmpty()) {
            notes.add(MigrationCode.NO_STATEMENT.of(name));
        }
        return script;
    }

    /** Whether a statement takes a broken object for the one that it is to make. */
    private static boolean passesOver(String sql, BrokenObject object) {
        return IF_NOT_EXISTS.matcher(sql).find()
                && Pattern.compile(
                                "(?<![\\w\"])\"?" + Pattern.quote(object.name()) + "\"?(?![\\w\"])",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(sql)
                        .find();
    }

    /** Migrations in the order in which they run, then callbacks by event. */
    List<MigrationEntry> entries() {
        List<MigrationEntry> entries = new ArrayList<>(migrations);
        callbacks.sort(Comparator.comparing(entry -> Event.fromId(entry.description())));
        entries.addAll(callbacks);
        return entries;
    }

    /** Why what was added cannot be run. */
    List<Message> problems() {
        return problems;
    }

    List<Message> notes() {
        return notes;
    }

    /** The hash of all that was added; nothing can be added afterwards. */
    String hash() {
        return fingerprint.hex();
    }
}
