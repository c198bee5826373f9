package io.jenkins.plugins.dataops.pipeline;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.HolderRequest;
import io.jenkins.plugins.dataops.request.ProductRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leases as the register holds them, for tests that play what the register meets. */
final class Leases {
    /** A token that a step could have made. */
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private Leases() {}

    /** A lease of a build that does not exist any more. */
    static HeldLease any(String id) {
        return of(id, "warehouse", "first", Optional.of("warehouse"));
    }

    /**
     * A lease of a build that does not exist any more.
     *
     * @param id names it
     * @param connection the warehouse
     * @param agent the agent that took it
     * @param label what the build asked of its agent
     */
    static HeldLease of(String id, String connection, String agent, Optional<String> label) {
        return of(id, connection, agent, label, Optional.of("SYSTEM"));
    }

    /** The same of a build that has somebody's permissions. */
    static HeldLease of(
            String id, String connection, String agent, Optional<String> label, Optional<String> user) {
        return of(id, "gone#1", Optional.empty(), "gone#1/3", connection, agent, label, user, true);
    }

    /** A lease of a build that has not ended as far as the register knows, taken on the agent 'first'. */
    static HeldLease of(Run<?, ?> build, String owner) {
        return of(
                build.getExternalizableId(), build.getExternalizableId(), Optional.of(build.getTime().toInstant()),
                owner, "warehouse", "first", Optional.of("warehouse"), Optional.of("SYSTEM"), false);
    }

    private static HeldLease of(
            String id, String build, Optional<Instant> begun, String owner, String connection, String agent,
            Optional<String> label, Optional<String> user, boolean over) {
        return new HeldLease(
                id,
                build,
                begun,
                "sales",
                ofTheSales(owner),
                Secret.fromString(TOKEN).getEncryptedValue(),
                Optional.of(connection),
                Optional.empty(),
                Optional.of("products: {sales: {connection: warehouse, schema: sales, objects: [daily_revenue]}}\n"),
                Optional.empty(),
                agent,
                Optional.empty(),
                label,
                user,
                Optional.empty(),
                Instant.now().plusSeconds(3600),
                false,
                over,
                false,
                List.of());
    }

    /** What gives the sales back that somebody holds, without the token. */
    static AbandonRequest ofTheSales(String owner) {
        return new AbandonRequest(
                new ProductRequest(Optional.of("sales"), Optional.empty(), Optional.empty()),
                new HolderRequest(Optional.of(owner), Optional.empty()));
    }

    /** Has the controller look after every lease, and waits until it has done with each what it thinks right. */
    static void lookAfterAll() throws Exception {
        ExtensionList.lookupSingleton(LeaseCheck.class).doRun();
        for (HeldLease lease : LeaseRegister.get().listed()) {
            Await.until(() -> isInNobodysHand(lease.id()));
        }
    }

    /** Whether nobody works with a lease at the moment. */
    static boolean isInNobodysHand(String id) {
        boolean free = LeaseRegister.get().takeInHand(id);
        if (free) {
            LeaseRegister.get().letGo(id);
        }
        return free;
    }
}
