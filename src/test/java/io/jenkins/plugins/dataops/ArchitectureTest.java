package io.jenkins.plugins.dataops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the rooms apart: which arrows there may be is written here, and nowhere else. */
class ArchitectureTest {
    private static final String BASE = "io.jenkins.plugins.dataops.";

    /** For each room the rooms that it may know. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("outcome", Set.of()),
            Map.entry("files", Set.of("outcome")),
            Map.entry("format", Set.of("files", "outcome")),
            Map.entry("value", Set.of("outcome")),
            Map.entry("database", Set.of("files", "outcome", "value")),
            Map.entry("sql", Set.of("database", "outcome")),
            Map.entry("ledger", Set.of("format", "outcome")),
            Map.entry("result", Set.of("format", "outcome")),
            Map.entry("revision", Set.of("ledger", "outcome")),
            Map.entry("statistics", Set.of()),
            Map.entry("metrics", Set.of("format", "ledger", "outcome", "result", "statistics")),
            Map.entry("migration", Set.of("database", "files", "outcome", "result", "sql")),
            Map.entry("blackbox", Set.of("database", "files", "format", "outcome", "result", "sql", "value")),
            Map.entry("script", Set.of("database", "files", "outcome", "result", "sql")),
            Map.entry("bluegreen", Set.of("database", "format", "ledger", "outcome", "result")),
            Map.entry(
                    "report",
                    Set.of(
                            "blackbox",
                            "bluegreen",
                            "database",
                            "files",
                            "format",
                            "ledger",
                            "metrics",
                            "migration",
                            "outcome",
                            "result",
                            "script")),
            Map.entry("request", Set.of("bluegreen", "format", "ledger", "metrics", "outcome")),
            Map.entry("project", Set.of("database", "files", "format", "outcome")),
            Map.entry("schema", Set.of()),
            Map.entry(
                    "deploy",
                    Set.of(
                            "blackbox",
                            "bluegreen",
                            "database",
                            "files",
                            "ledger",
                            "outcome",
                            "project",
                            "report",
                            "request",
                            "result",
                            "revision",
                            "script")),
            Map.entry("recording", Set.of("ledger", "metrics", "outcome", "result")),
            Map.entry(
                    "cli",
                    Set.of(
                            "blackbox",
                            "bluegreen",
                            "database",
                            "deploy",
                            "files",
                            "format",
                            "ledger",
                            "metrics",
                            "migration",
                            "outcome",
                            "project",
                            "recording",
                            "report",
                            "request",
                            "result",
                            "schema",
                            "script")),
            Map.entry("config", Set.of("ledger", "outcome", "project")),
            Map.entry("worker", Set.of("format", "outcome", "report", "request", "result")),
            Map.entry("page", Set.of("config", "format", "ledger", "metrics", "outcome", "report", "result")),
            Map.entry(
                    "pipeline",
                    Set.of(
                            "blackbox", "bluegreen", "config", "files", "format", "ledger", "metrics", "migration",
                            "outcome", "page", "project", "report", "request", "result", "script", "worker")));

    private static final Set<String> JENKINS_ROOMS = Set.of("config", "page", "pipeline", "worker");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.dataops");

    @Test
    void arrowsBetweenRoomsAreThoseThatAreDrawn() {
        Set<String> undrawn = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String origin = room(from);
                String target = room(dependency.getTargetClass());
                if (!target.isEmpty()
                        && !origin.equals(target)
                        && !ARROWS.getOrDefault(origin, Set.of()).contains(target)) {
                    undrawn.add(origin + " -> " + target + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(undrawn).isEmpty();
    }

    @Test
    void everyRoomIsDrawn() {
        Map<String, JavaClass> rooms = new TreeMap<>();
        CLASSES.forEach(type -> rooms.put(room(type), type));
        assertThat(ARROWS.keySet()).containsAll(rooms.keySet());
    }

    @Test
    void roomsFormNoCircle() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEngineKnowsNoJenkins() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        JENKINS_ROOMS.stream().map(room -> BASE + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..",
                        "jenkins..",
                        "org.jenkinsci..",
                        "org.kohsuke..",
                        "com.cloudbees..",
                        "jakarta.servlet..")
                .check(CLASSES);
    }

    /** Lease, run, gates and journal are the same for every strategy: they know no connection, no catalog and no view. */
    @Test
    void whatSurroundsASwitchKnowsNoView() {
        Set<String> strategy = Set.of(
                "CandidateSchema", "ConcurrentChangeGuard", "ExternalDependencies", "JournalSchema", "JournalTable",
                "LiveDrift", "LockedCandidate", "MissingReaderGrants", "PlanCollector", "PlanFacts", "Planner", "Preflight",
                "RollbackProof", "SqlStateSession", "StateTable", "TableFingerprints", "ViewsSession", "ViewsStrategy",
                "ViewsTarget");
        Set<String> known = Set.of(
                "java.sql.Connection", BASE + "database.Catalog", BASE + "database.Query", BASE + "database.Views");
        Set<String> strays = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                if (room(from).equals("bluegreen")
                        && known.contains(dependency.getTargetClass().getName())
                        && !strategy.contains(from.getName().replaceAll("^.*\\.|\\$.*$", ""))) {
                    strays.add(dependency.getDescription());
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void noDatabaseIsOpenedOnTheController() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        JENKINS_ROOMS.stream().map(room -> BASE + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "database..", "org.flywaydb..", "java.sql..", "org.duckdb..", "org.postgresql..")
                // The build from Maven Central compiles the engine with no Jenkins room beside it.
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void anEngineIsKnownToItsOwnPackageAlone() {
        slices().matching(BASE + "database.(*)..").should().notDependOnEachOther().check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "database.*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "database.*..", "org.postgresql..", "org.duckdb..", "org.flywaydb.database..")
                .check(CLASSES);
        noClasses()
                .that()
                // The ledger is kept in a file of its own.
                .resideOutsideOfPackages(BASE + "ledger..", BASE + "database.*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..")
                .check(CLASSES);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.")[0] : "";
    }
}
