package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the ledger what became of a run that was given back. The product is free then, whatever comes of it; a ledger
 * that cannot be written now is told later.
 */
final class LeaseEvents {
    private static final Logger LOGGER = Logger.getLogger(LeaseEvents.class.getName());

    private final HeldLease lease;
    private final Optional<Run<?, ?>> build;

    /**
     * What is known of a run.
     *
     * @param lease what it held
     * @param build the build, if it still exists
     */
    LeaseEvents(HeldLease lease, Optional<Run<?, ?>> build) {
        this.lease = lease;
        this.build = build;
    }

    /**
     * Tells it and forgets the lease, or notes what is left to tell; the same event again adds nothing.
     *
     * @param events what the ledger has to know
     * @return why it is to be told later; empty when nothing is left to do
     * @throws IOException when the register cannot be written
     */
    Optional<String> settle(List<Event> events) throws IOException {
        Optional<String> reason = tell(events);
        if (reason.isEmpty()) {
            LeaseRegister.get().remove(lease.id());
        } else {
            LeaseRegister.get().change(lease.id(), given -> given.whenReturned(events));
        }
        return reason;
    }

    private Optional<String> tell(List<Event> events) {
        Optional<String> environment = lease.request().product().environment();
        try {
            if (build.isPresent()) {
                DeliveryRecord.of(build.get()).add(lease.product(), environment, events);
            } else {
                DeliveryRecord.withoutBuild(lease.product(), environment, events);
            }
        } catch (ToolException | UsageException unwritable) {
            return Optional.of(unwritable.getMessage());
        } catch (IOException refused) {
            // The events are another product's, and always will be.
            LOGGER.log(Level.WARNING, refused, () -> lease + ": what became of the run is not in the ledger");
        }
        return Optional.empty();
    }
}
