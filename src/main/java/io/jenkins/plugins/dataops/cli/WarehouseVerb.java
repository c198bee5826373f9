package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.VerbRequest;
import picocli.CommandLine.Mixin;

/**
 * A verb on a warehouse.
 *
 * @param <R> the record of the request
 */
abstract class WarehouseVerb<R extends Record & VerbRequest> extends RequestVerb<R> {
    @Mixin
    private CommonOptions.Target target;

    WarehouseVerb(Class<R> type) {
        super(type);
    }

    @Override
    final boolean takesOfTheWarehouse(DeclaredOption option) {
        return true;
    }

    /** Which database it is to be done in, and who logs in there. */
    final CommonOptions.Target target() {
        target.connection = warehouse().connection();
        target.statementTimeout = warehouse().statementTimeout();
        return target;
    }
}
