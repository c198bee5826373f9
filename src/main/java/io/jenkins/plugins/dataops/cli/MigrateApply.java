package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the pending migrations. */
@Command(
        name = "apply",
        description = "Runs the pending migrations, each once, under a lock that other runs respect.",
        footer = {"", "Example:", "  dataops migrate apply --expected-plan-hash \"$APPROVED\""})
final class MigrateApply extends MigrateVerb {
    @Option(
            names = "--expected-plan-hash",
            paramLabel = "HASH",
            description = "The hash that 'plan' printed and somebody approved: any other plan is refused.")
    private Optional<String> planHash = Optional.empty();

    @Override
    Optional<String> expectedPlan() {
        return planHash;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.apply();
    }
}
