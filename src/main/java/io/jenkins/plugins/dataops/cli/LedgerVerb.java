package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.LedgerVerbRequest;
import io.jenkins.plugins.dataops.request.ProductRequest;
import java.util.Map;

/**
 * A verb on the ledger alone.
 *
 * @param <R> the record of the request
 */
abstract class LedgerVerb<R extends Record & LedgerVerbRequest> extends RequestVerb<R> {
    LedgerVerb(Class<R> type) {
        super(type);
    }

    @Override
    final boolean takes(DeclaredOption option) {
        return LedgerVerbRequest.takes(option);
    }

    /** The ledger that is meant. */
    final LedgerFile ledger() {
        return new LedgerFile(request().ledger(), session());
    }

    /** Name and section of a product. */
    final Map.Entry<String, ProductSection> chosen(ProductRequest asked) {
        return session().project().product(asked.product());
    }

    /** Where a product is. */
    static String environment(ProductRequest asked, ProductSection section) {
        return asked.environment().orElse(section.environment());
    }
}
