package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenRequest;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import java.util.Optional;
import java.util.function.Function;

/**
 * One product in its open database.
 *
 * @param surroundings what the work takes from whoever asked for it
 * @param database the open database
 * @param request what is asked for, its release perhaps not yet known
 * @param commands what stands for a command that is proposed; empty for one that cannot be given there
 */
public record ProductRun(
        Surroundings surroundings,
        Database database,
        BlueGreenRequest request,
        Function<NextCommand, Optional<String>> commands) {

    /**
     * Blue-green deployment as asked for.
     *
     * @return the product's deployment
     */
    public BlueGreen blueGreen() {
        return new BlueGreen(database, request, surroundings.progress()).proposing(commands);
    }

    /**
     * Takes the product and makes its candidate; the secret of the run is hidden from then on.
     *
     * @param blueGreen takes it
     * @param checks what judges the switch of a dead run, which is finished first
     * @return the result; its environment variables tell the build where to write
     */
    public BlueGreenResult prepare(BlueGreen blueGreen, SwitchChecks checks) {
        BlueGreenResult prepared = blueGreen.prepare(checks.after());
        prepared.lease().flatMap(Lease::token).ifPresent(surroundings.secrets());
        return prepared;
    }

    /**
     * The same with a release that carries the commits since the live revision.
     *
     * @param release what goes live
     * @return the run
     */
    public ProductRun releasing(RepositoryRelease release) {
        return with(request.withRelease(release.since(blueGreen().liveRevision())));
    }

    /**
     * The same under other lease terms.
     *
     * @param terms who holds the product meanwhile
     * @return the run
     */
    public ProductRun under(LeaseTerms terms) {
        return with(request.withLease(terms));
    }

    private ProductRun with(BlueGreenRequest other) {
        return new ProductRun(surroundings, database, other, commands);
    }
}
