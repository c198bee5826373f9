package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.database.ConfinedSettings;
import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.files.OutputFiles;
import io.jenkins.plugins.dataops.files.ProjectFiles;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.outcome.Masker;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Handover;
import io.jenkins.plugins.dataops.project.MigratedConnection;
import io.jenkins.plugins.dataops.project.PasswordSource;
import io.jenkins.plugins.dataops.project.Passwords;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.MaskedRecords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** One run of a verb: its project, the databases it opens, and what may be seen of what it does. */
final class CommandSession {
    private static final String MORE_FILES = "have the administrator allow it with the connection that the step names"
            + " (Manage Jenkins, System, DataOps, Further files)";

    private final Instant startedAt = Instant.now();
    private final Masker masker = new Masker();
    private final CommandContext surroundings;
    private final Handover handover;
    private final CommonOptions options;
    private final ResultOutput output;
    private final OutputFiles outputs = new OutputFiles();
    private Heartbeat heartbeat;
    private Project project;
    private ReachableFiles reachable;

    CommandSession(CommandContext surroundings, Handover handover, CommonOptions options) {
        this.surroundings = surroundings;
        this.handover = handover;
        this.options = options;
        this.output = new ResultOutput(this, options);
        outputs.keep(surroundings.folder().resolve(options.file.orElse(Path.of(Project.FILE_NAME))), "the project file");
    }

    /** The project, read once. */
    Project project() {
        if (project == null) {
            project = handover.project()
                    .map(text -> Project.of(
                            surroundings.folder().resolve(options.file.orElse(Path.of(Project.FILE_NAME))), text))
                    .orElseGet(this::projectFile)
                    .with(handover);
        }
        return project;
    }

    private Project projectFile() {
        return options.file
                .map(file -> Project.read(surroundings.folder().resolve(file), reachable()))
                .orElseGet(() -> Project.in(surroundings.folder(), reachable()));
    }

    /** Fetches a secret from where command line or project say that it is; it is hidden from then on. */
    String secret(String what, PasswordSource source, CommonOptions.Target target, Path folder) {
        SecretValue secret = passwords(target).secret(what, source, folder);
        masker.hide(secret.reveal());
        return secret.reveal();
    }

    /** The secret values of placeholders that came with the request; they are hidden from then on. */
    Map<String, String> givenPlaceholders() {
        handover.placeholders().values().forEach(masker::hide);
        return handover.placeholders();
    }

    private Passwords passwords(CommonOptions.Target target) {
        return new Passwords(
                isWorker() ? handover.environment() : surroundings.environment(),
                reachable(),
                surroundings.prompt(),
                progress(),
                handover,
                target.user,
                target.password);
    }

    /**
     * Which files the project's texts may reach: all that the person at the command may, and in a worker, where the
     * texts may be a stranger's and the rights are the agent's, those of the workspace and of the administrator.
     */
    ReachableFiles reachable() {
        if (reachable == null) {
            reachable = (isWorker() ? ofTheWorkspace() : ReachableFiles.ALL)
                    .telling(file -> outputs.keep(file, "read by this call"));
        }
        return reachable;
    }

    private ReachableFiles ofTheWorkspace() {
        ReachableFiles workspace = ReachableFiles.below(List.of(surroundings.folder()), MORE_FILES);
        List<Path> places = new ArrayList<>(List.of(surroundings.folder()));
        // What lies in the workspace is there for whoever may write to it: it can be made to lead anywhere.
        handover.files().stream()
                .map(Path::of)
                .filter(file -> file.isAbsolute() && !workspace.concerns(file))
                .forEach(places::add);
        return ReachableFiles.below(places, MORE_FILES);
    }

    /** The files of the project's folder that patterns name, wherever those are read that the project's texts name. */
    List<Path> files(List<String> patterns) {
        return outputs.reading(ProjectFiles.find(project().folder(), patterns, reachable()));
    }

    /** Opens the database that the options choose, or else the one that a section of the project names. */
    Database open(CommonOptions.Target target, Optional<String> named, AccessMode access) {
        return open(settings(target, named), target, access);
    }

    /** Where the same database is, and who logs in: nothing is opened. */
    ConnectionSettings settings(CommonOptions.Target target, Optional<String> named) {
        ConnectionSettings settings = SignedSettings.of(
                project().connection(target.connection, named, passwords(target)), surroundings.environment());
        settings.password().map(SecretValue::reveal).ifPresent(masker::hide);
        Dialects.of(settings.url()).urls().file(settings.url()).ifPresent(file -> outputs.keep(file, "the database"));
        settings.readByDriver().forEach(file -> outputs.keep(file, "read by this call"));
        return settings;
    }

    /** Opens the database that these settings are of. */
    Database open(ConnectionSettings settings, CommonOptions.Target target, AccessMode access) {
        Drivers drivers = isWorker() ? new Drivers(List.of()) : project().drivers(DriverFolders.of(surroundings, target.drivers));
        drivers.folders().forEach(folder -> outputs.keepBelow(folder, List.of(""), Set.of(".jar"), "a driver"));
        try {
            Database database = Database.open(
                    isWorker()
                            ? confined(settings, target)
                            : settings.with(settings.files().and(project().folder())),
                    drivers,
                    access);
            return target.statementTimeout.map(database::limitingStatements).orElse(database);
        } catch (UsageException failure) {
            boolean missing = failure.fault().equals(Optional.of(Fault.NO_DATABASE_FILE));
            throw missing && access == AccessMode.READ && new MigratedConnection(project()).is(settings.name(), target.connection)
                    ? failure.then(NextCommand.apply())
                    : failure;
        }
    }

    /** The settings as they hold in a worker, by whoever says where the database is. */
    private ConnectionSettings confined(ConnectionSettings settings, CommonOptions.Target target) {
        boolean ofTheSender = target.connection.filter(chosen -> chosen.startsWith("jdbc:")).isPresent()
                || handover.names(settings.name());
        ConfinedSettings confined = new ConfinedSettings(settings.with(reachable()));
        return ofTheSender ? confined.ofTheSender() : confined.ofTheProject();
    }

    /** Tells a person on standard error how far the work is. */
    Progress progress() {
        return line -> {
            if (heartbeat != null) {
                heartbeat.doing(line);
            }
            say(line);
        };
    }

    private void say(String line) {
        surroundings.err().println(Page.harmless(sentence(line)));
    }

    /** Says from time to time that the work goes on, until it is closed. */
    Heartbeat heartbeat(String verb) {
        heartbeat = new Heartbeat(verb, options.heartbeat, language(), this::say);
        return heartbeat;
    }

    /** Says what work has left that was told to stop; nothing when it was not. */
    void sayWhatIsLeft(String left) {
        Stop.requested().ifPresent(reason -> {
            // A verdict that stands alone elsewhere says it, too.
            String own = left.replaceFirst("^Stopped by " + Pattern.quote(reason) + "[:;] ", "");
            surroundings.err().println("dataops: stopped by " + reason + ": " + Page.harmless(sentence(own)));
        });
    }

    /**
     * Whether a controller asked. Then the ledger is the controller's, and drivers come from its administrator alone: a
     * jar of the workspace would run beside the password.
     */
    boolean isWorker() {
        return handover != Handover.NONE;
    }

    CommandContext surroundings() {
        return surroundings;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean verbose() {
        return options.verbose;
    }

    /** Keeps a secret out of all that is printed for people from now on. */
    void hide(SecretValue secret) {
        masker.hide(secret.reveal());
    }

    String masked(String text) {
        return masker.mask(text);
    }

    /** What is said in passing, masked and no longer than a person reads. */
    String sentence(String text) {
        return masker.maskSentence(text);
    }

    /** A result, or an event, as it may be seen: before anything is printed, written or recorded of it. */
    <T> T masked(T result) {
        return masking().of(result);
    }

    /** Masks results as they may be seen. */
    MaskedRecords masking() {
        return new MaskedRecords(masker::mask, masker::maskSentence);
    }

    /** Hides those of the values from now on whose names say that they are secret. */
    void hideSecretsOf(Map<String, String> values) {
        masker.hideSecretsOf(values);
    }

    /**
     * The language of whoever reads what this call prints. A worker's lines stand in the log of a build, which many read
     * and programs search, whatever the agent is set to: they are English.
     */
    Language language() {
        return isWorker() ? Language.ENGLISH : Language.of(surroundings.locale());
    }

    /** A page for people on which no secret stands. */
    Page page(PrintWriter writer, boolean colour, OptionalInt columns) {
        Page page = new Page(writer, colour, columns, masker::mask).in(language());
        return isWorker() ? page.concludedByReader() : page;
    }

    /** A path from the command line, found from the working directory. */
    Path resolve(Path path) {
        return surroundings.folder().resolve(path);
    }

    /**
     * A file from the command line that is going to be written: whether it can be is found out before the work. In a
     * worker no link of the workspace leads it elsewhere.
     */
    Path toWrite(Path path) {
        return outputs.add(reachable().named(resolve(path)));
    }

    /** What this call writes. */
    OutputFiles outputs() {
        return outputs;
    }

    /** Where the result goes. */
    ResultOutput output() {
        return output;
    }
}
