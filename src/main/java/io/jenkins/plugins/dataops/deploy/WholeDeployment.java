package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.LeaseKeeper;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.util.Optional;

/** The whole way in one process: candidate, build, checks, switch, checks. */
public final class WholeDeployment {
    private final ProductRun run;
    private final SwitchChecks checks;
    private final RepositoryRelease release;
    private final BuildRequest build;

    /**
     * A deployment of a product.
     *
     * @param run the product in its open database
     * @param checks what judges it
     * @param release what goes live
     * @param build what fills the candidate
     */
    public WholeDeployment(ProductRun run, SwitchChecks checks, RepositoryRelease release, BuildRequest build) {
        this.run = run;
        this.checks = checks;
        this.release = release;
        this.build = build;
    }

    /**
     * Deploys. When the build fails the product is given back, and readers notice nothing.
     *
     * @return how it ended
     */
    public BlueGreenResult run() {
        BlueGreen preparing = run.blueGreen();
        try (LeaseKeeper kept = preparing.keepLease()) {
            BlueGreenResult prepared = run.prepare(preparing, checks);
            return prepared.outcome().compareTo(Outcome.UNSTABLE) > 0
                    ? prepared
                    : goOn(preparing, prepared).settling(prepared);
        }
    }

    private BlueGreenResult goOn(BlueGreen preparing, BlueGreenResult prepared) {
        BlueGreen switching;
        try {
            // Before the build: between it and the switch nothing is asked that could end with the candidate given up.
            switching = preparing.goingOn(run.under(terms(prepared)).releasing(release).request());
            Optional<Message> fault = new CandidateBuild(run, checks, build).run(prepared.environmentVariables());
            if (fault.isPresent()) {
                // What was cut short has not failed by itself.
                CandidateBuild.endIfStopped();
                return BuildFailure.of(preparing.abandon(), fault.get(), run.commands());
            }
        } catch (RuntimeException failure) {
            abandon(preparing, failure);
            throw failure;
        }
        // From here on the candidate stays: the same switch can be tried again.
        return switching.switchOver(checks.before(), checks.after());
    }

    private LeaseTerms terms(BlueGreenResult prepared) {
        LeaseTerms terms = run.request().lease();
        return prepared.lease().flatMap(Lease::token).map(terms::under).orElse(terms);
    }

    private static void abandon(BlueGreen preparing, RuntimeException failure) {
        try {
            preparing.abandon();
        } catch (RuntimeException unreachable) {
            failure.addSuppressed(unreachable);
        }
    }
}
