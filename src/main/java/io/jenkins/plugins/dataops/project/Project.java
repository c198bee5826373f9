package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.format.StrictYaml;
import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.outcome.NearestName;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A project: its file and the folder that everything in it is relative to.
 *
 * @param folder absolute folder of the project
 * @param file what {@code dataops.yaml} says
 * @param present whether there is such a file at all
 * @param places where everything in the file stands; empty without a file, and when what it says came from elsewhere
 */
public record Project(Path folder, ProjectFile file, boolean present, Optional<YamlPlace> places) {
    /** The name that a project file has unless another is asked for. */
    public static final String FILE_NAME = "dataops.yaml";

    /**
     * Reads a project.
     *
     * @param file its YAML file
     * @return the project
     * @throws UsageException when the file is missing, malformed or holds something unknown
     */
    public static Project read(Path file) {
        return read(file, ReachableFiles.ALL);
    }

    /**
     * Reads a project that may have to be somewhere.
     *
     * @param file its YAML file
     * @param reachable which files may be read
     * @return the project
     * @throws UsageException as above, and when the file may not be reached
     */
    public static Project read(Path file, ReachableFiles reachable) {
        Path absolute = file.toAbsolutePath().normalize();
        StrictYaml.Document<ProjectFile> read = StrictYaml.document(absolute, ProjectFile.class, reachable);
        return new Project(absolute.getParent(), read.content(), true, Optional.of(read.root()));
    }

    /**
     * Reads a project whose text came from elsewhere.
     *
     * @param file where the text would be: its folder is the project's
     * @param text what the file would hold
     * @return the project
     * @throws UsageException when the text is malformed or holds something unknown
     */
    public static Project of(Path file, String text) {
        Path absolute = file.toAbsolutePath().normalize();
        StrictYaml.Document<ProjectFile> read = StrictYaml.document(absolute.toString(), text, ProjectFile.class);
        return new Project(absolute.getParent(), read.content(), true, Optional.of(read.root()));
    }

    /**
     * Reads {@code dataops.yaml} of a folder, or makes do without where there is none.
     *
     * @param folder the folder
     * @return the project, with defaults for all that the file does not say
     * @throws UsageException when the file is there and malformed
     */
    public static Project in(Path folder) {
        return in(folder, ReachableFiles.ALL);
    }

    /**
     * The same for a project that may have to be somewhere.
     *
     * @param folder the folder
     * @param reachable which files may be read
     * @return the project, with defaults for all that the file does not say
     * @throws UsageException as above, and when the file may not be reached
     */
    public static Project in(Path folder, ReachableFiles reachable) {
        Path file = folder.resolve(FILE_NAME);
        // A link that leads nowhere is no missing file.
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? read(file, reachable)
                : new Project(folder.toAbsolutePath().normalize(), ProjectFile.EMPTY, false, Optional.empty());
    }

    /**
     * The same project with connections that came from elsewhere. The files that the project's own file lets SQL reach
     * are taken back then: whoever asks decides what of the machine can be seen.
     *
     * @param handover what came
     * @return the project, in which the request's connections win
     */
    public Project with(Handover handover) {
        ProjectFile own = handover == Handover.NONE ? file : file.withoutFiles();
        own.demand("the request");
        return new Project(folder, own.with(handover.sections()), present, places);
    }

    /**
     * Settings of a database.
     *
     * @param chosen a name or a JDBC URL from the command line, which decides; without a login if it is a URL
     * @param named the name that a section of the file gives
     * @param passwords reads the password
     * @return all that is needed to open it
     * @throws UsageException when the name is unknown or missing, or the password is not to be had
     */
    public ConnectionSettings connection(Optional<String> chosen, Optional<String> named, Passwords passwords) {
        if (chosen.filter(text -> text.startsWith("jdbc:")).isPresent()) {
            return settings("command-line", new ConnectionSection(chosen.get(), null, null, null, null, null), passwords);
        }
        String name = chosen.or(() -> named).or(this::only).orElseThrow(this::undecided);
        ConnectionSection section = file.connections().get(name);
        if (section == null) {
            String fault = "there is no connection '" + name + "'; "
                    + NearestName.question(name, file.connections().keySet())
                            .map(question -> question + " ")
                            .orElse("")
                    + known();
            throw (chosen.isPresent() ? Optional.<YamlPlace>empty() : placeNaming(name))
                    .map(place -> place.refusal(fault))
                    .orElseGet(() -> new UsageException(fault));
        }
        return settings(name, section, passwords);
    }

    /** Where a section of the file names a connection. */
    private Optional<YamlPlace> placeNaming(String connection) {
        Optional<String> named = Optional.of(connection);
        return places.flatMap(root -> {
            if (file.migrations().connection().equals(named)) {
                return Optional.of(root.key("migrations"));
            }
            return file.tests().connection().equals(named)
                    ? Optional.of(root.key("tests"))
                    : file.products().entrySet().stream()
                            .filter(product -> product.getValue().connection().equals(named))
                            .findFirst()
                            .map(product -> root.key("products").key(product.getKey()));
        }).map(section -> section.key("connection"));
    }

    private Optional<String> only() {
        return file.connections().size() == 1
                ? file.connections().keySet().stream().findFirst()
                : Optional.empty();
    }

    private UsageException undecided() {
        return new UsageException("No database selected: " + known());
    }

    private String known() {
        if (!present) {
            return "there is no " + FILE_NAME + " in " + folder + ": create it, name one with --file, or give"
                    + " --connection a JDBC URL";
        }
        return file.connections().isEmpty()
                ? FILE_NAME + " has no 'connections': add one or give --connection a JDBC URL"
                : "known connections are " + String.join(", ", file.connections().keySet());
    }

    private ConnectionSettings settings(String name, ConnectionSection section, Passwords passwords) {
        // The files that an administrator allows are for \copy as well; for a project file they are refused with their line.
        section.withoutEffect().stream().filter(key -> !key.equals("files")).findFirst().ifPresent(key -> {
            throw new UsageException(
                    "connection '" + name + "': " + ConnectionSection.withoutEffect(key, section.url()));
        });
        if (passwords.areChosen() && Dialects.of(section.url()).isEmbedded()) {
            throw new UsageException("--user and --password-from mean nothing to connection '" + name
                    + "', a file of this machine to which nobody logs in: leave them out");
        }
        return new ConnectionSettings(
                name,
                Dialects.of(section.url()).urls().resolve(section.url(), folder),
                passwords.user().or(section::user),
                passwords.read(name, section, folder),
                section.tls().map(tls -> tls.resolve(folder)),
                section.properties(),
                ReachableFiles.below(
                        section.files().stream().map(folder::resolve).toList(),
                        "name it in the connection's 'files'"));
    }

    /**
     * The JDBC drivers that this project may use.
     *
     * @param further folders that were named elsewhere, looked into after the project's own
     * @return the drivers
     */
    public Drivers drivers(List<Path> further) {
        List<Path> folders = new ArrayList<>();
        Map<Path, UnaryOperator<String>> named = new HashMap<>();
        for (int i = 0; i < file.drivers().size(); i++) {
            Path drivers = folder.resolve(file.drivers().get(i));
            folders.add(drivers);
            Optional<YamlPlace> entry = placeOfDrivers(i);
            entry.ifPresent(place -> named.put(drivers, fault -> place.refusal(fault).getMessage()));
        }
        folders.addAll(further);
        return new Drivers(folders, named);
    }

    /** Where the file names a folder of drivers; nowhere when it leaves the usual one to us. */
    private Optional<YamlPlace> placeOfDrivers(int entry) {
        return file.drivers().equals(ProjectFile.EMPTY.drivers())
                ? Optional.empty()
                : places.map(root -> root.key("drivers").entry(entry));
    }

    /**
     * The ledger's file.
     *
     * @return an absolute path, which need not exist
     */
    public Path ledger() {
        return folder.resolve(file.ledger().orElse(ProjectFile.DEFAULT_LEDGER));
    }

    /**
     * Refuses what a product's section says, when that shows only after the file was read.
     *
     * @param product the product's name
     * @param key of the section
     * @param why what is wrong and what to do
     * @return the refusal, which names file and line where they are known
     */
    public UsageException refusal(String product, String key, String why) {
        return places.map(root -> root.key("products").key(product).key(key).refusal(why))
                .orElseGet(() -> new UsageException(FILE_NAME + ", product '" + product + "': " + why));
    }

    /**
     * What is wrong with a placeholder of the migrations' section, with the place where it stands.
     *
     * @param name the placeholder
     * @param why what is wrong and what to do
     * @return the sentence, which names file and line where they are known
     */
    public String ofPlaceholder(String name, String why) {
        String key = file.migrations().placeholders().containsKey(name) ? "placeholders" : "secrets";
        return places.map(root -> root.key("migrations").key(key).key(name).refusal(why).getMessage())
                .orElse(FILE_NAME + ", migrations: " + why);
    }

    /**
     * A data product.
     *
     * @param chosen the name asked for; may be left out where there is only one
     * @return name and section
     * @throws UsageException when it is unknown, or not said and not clear
     */
    public Map.Entry<String, ProductSection> product(Optional<String> chosen) {
        Map<String, ProductSection> products = file.products();
        if (chosen.isEmpty() && products.size() == 1) {
            return products.entrySet().iterator().next();
        }
        String name = chosen.orElseThrow(() -> new UsageException("No product selected: "
                + (products.isEmpty()
                        ? "name it with --product"
                        : "give --product one of " + String.join(", ", products.keySet()))));
        if (!products.isEmpty() && !products.containsKey(name)) {
            throw new UsageException("there is no product '" + name + "' in " + FILE_NAME + "; known products are "
                    + String.join(", ", products.keySet()));
        }
        return Map.entry(name, products.getOrDefault(name, ProductSection.DEFAULT));
    }
}
