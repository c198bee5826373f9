package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import io.jenkins.plugins.dataops.script.Scripts;
import io.jenkins.plugins.dataops.script.TransactionUnit;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a candidate: SQL files first, then a command, whichever are given. */
final class CandidateBuild {
    private final ProductRun run;
    private final Surroundings surroundings;
    private final SwitchChecks checks;
    private final BuildRequest request;

    CandidateBuild(ProductRun run, SwitchChecks checks, BuildRequest request) {
        this.run = run;
        this.surroundings = run.surroundings();
        this.checks = checks;
        this.request = request;
    }

    /** Builds, and returns why that failed; empty when it did not. */
    Optional<Message> run(Map<String, String> variables) {
        // What ends running commands has been at work already: one that began now would not be ended.
        endIfStopped();
        Optional<Message> fault = request.files().isEmpty() ? Optional.empty() : runFiles(variables);
        return fault.isPresent() || request.command().isEmpty() ? fault : runCommand(variables);
    }

    /**
     * Goes no further when this process is to stop. The request has then reached this thread, be it that nothing was
     * running: what gives the product back must not be kept from it by the same request.
     */
    static void endIfStopped() {
        Stop.requested().ifPresent(reason -> {
            Stop.told();
            throw new StoppedException(reason);
        });
    }

    private Optional<Message> runFiles(Map<String, String> variables) {
        Instant start = Instant.now();
        Map<String, String> parameters = new LinkedHashMap<>(checks.parameters());
        String candidate = variables.get("DATAOPS_CANDIDATE_SCHEMA");
        parameters.put("schema", candidate);
        parameters.put("candidate", candidate);
        parameters.put("live", variables.get("DATAOPS_LIVE_SCHEMA"));
        ScriptResult result = new Scripts(
                        run.database(),
                        surroundings.folder(),
                        surroundings.reachable(),
                        parameters,
                        TransactionUnit.FILE,
                        surroundings.progress(),
                        surroundings.masked()::of)
                .run(request.files());
        checks.add(Kind.SQL, start, result.outcome(), result);
        return result.outcome() == Outcome.PASSED
                ? Optional.empty()
                : result.failure().map(failure -> BuildCode.BUILD_FILE_FAILED.of(failure.file(), failure.line()));
    }

    /**
     * Its output is progress and goes to standard error: standard output is for the result alone. It is not told the
     * run's secret, which builds that print their environment would give away: this process goes on with the run.
     */
    private Optional<Message> runCommand(Map<String, String> variables) {
        List<String> command = request.command();
        // What is run may want the file of the database for itself.
        try (Database.Loan free = run.database().lend()) {
            Map<String, String> told = new LinkedHashMap<>(variables);
            told.put(Lease.TOKEN_VARIABLE, "");
            int exitCode = new AttendedProcess(command, request.folder(), told).run(request.output());
            // A child that was ended with this process has not failed by itself, and what it built may be half.
            endIfStopped();
            return exitCode == 0
                    ? Optional.empty()
                    : Optional.of(BuildCode.BUILD_COMMAND_FAILED.of(command.get(0), exitCode));
        } catch (IOException unstartable) {
            throw new UsageException("the command '" + command.get(0) + "' cannot be run: " + unstartable.getMessage(),
                    unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(BuildCode.BUILD_INTERRUPTED.of());
        }
    }
}
