package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.request.VerbRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A verb whose options are those of its request: given on the command line, or handed over whole.
 *
 * @param <R> the record of the request
 */
abstract class RequestVerb<R extends Record & VerbRequest> extends Verb {
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
    void declareOptions(CommandSpec spec) {
        super.declareOptions(spec);
        options.addTo(spec, this::takes);
    }

    /** Takes a request that a program hands over instead of options. */
    final void take(RequestDocument document, Optional<Path> result) {
        take(document.warehouse(), result);
        handed = Optional.of(type.cast(document.verb()));
    }

    /** What is to be done. */
    final R request() {
        return handed.orElseGet(() -> options.request(known()));
    }
}
