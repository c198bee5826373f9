package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.request.VerbRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A verb on a warehouse whose options are those of its request: given on the command line, or handed over whole.
 *
 * @param <R> the record of the request
 */
abstract class RequestVerb<R extends Record & VerbRequest> extends Verb {
    @Mixin
    private CommonOptions.Target target;

    private final Class<R> type;
    private final RequestOptions<R> options;
    private Optional<R> handed = Optional.empty();

    RequestVerb(Class<R> type) {
        this.type = type;
        this.options = new RequestOptions<>(type);
    }

    /** Whether an option has an effect on this verb. */
    boolean takes(DeclaredOption option) {
        return true;
    }

    /** The components of the request that this verb itself knows, by name. */
    Map<String, ?> known() {
        return Map.of();
    }

    @Override
    final boolean takesOfTheWarehouse(DeclaredOption option) {
        return true;
    }

    @Override
    final void declareOptions(CommandSpec spec) {
        super.declareOptions(spec);
        options.addTo(spec, this::takes);
    }

    /** Takes a request that a program hands over instead of options. */
    final void take(RequestDocument document, Optional<Path> result) {
        take(document.warehouse(), result);
        handed = Optional.of(type.cast(document.verb()));
    }

    /** Which database it is to be done in, and who logs in there. */
    final CommonOptions.Target target() {
        target.connection = warehouse().connection();
        target.statementTimeout = warehouse().statementTimeout();
        return target;
    }

    /** What is to be done. */
    final R request() {
        return handed.orElseGet(() -> options.request(known()));
    }
}
