package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.Handover;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.WarehouseRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One verb: it works in a {@link CommandSession} and answers with a {@link VerbResult}. */
abstract class Verb implements Callable<Integer> {
    /** Exceptions can cause each other. */
    private static final int LONGEST_CHAIN = 50;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final RequestOptions<WarehouseRequest> warehouseOptions = new RequestOptions<>(WarehouseRequest.class);
    private Optional<WarehouseRequest> handed = Optional.empty();
    private CommandSession session;

    /** Adds the options to its own that are declared elsewhere. */
    void declareOptions(CommandSpec spec) {
        warehouseOptions.addTo(spec, this::takesOfTheWarehouse);
    }

    /** Whether an option that names a warehouse has an effect on this verb. */
    boolean takesOfTheWarehouse(DeclaredOption option) {
        return option.parameter().equals("project");
    }

    /** Takes what every verb takes, where a program hands it over instead of options. */
    final void take(WarehouseRequest warehouse, Optional<Path> result) {
        handed = Optional.of(warehouse);
        common.result = result;
    }

    /** Where it is to be done. */
    final WarehouseRequest warehouse() {
        return handed.orElseGet(() -> warehouseOptions.request(Map.of()));
    }

    /** A path that came as text. */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException none) {
            throw new UsageException("'" + text + "' is no path on this machine: " + none.getReason(), none);
        }
    }

    /**
     * Does the work.
     *
     * @param session project, databases and progress
     * @return what was found out
     */
    abstract VerbResult work(CommandSession session);

    /**
     * Writes what whoever runs standard output must see when there is no result.
     *
     * @param page standard output
     */
    void withoutResult(Page page) {}

    /**
     * What tells what this verb has done, when it ends without a result.
     *
     * @return empty when it changes nothing
     */
    Optional<NextCommand> aftermath() {
        return Optional.empty();
    }

    /**
     * Does what is left when the result was told.
     *
     * @param session the same as before
     * @param finding what was found out
     */
    void told(CommandSession session, VerbResult finding) {}

    /** In words, what a stopped call leaves that could not say it in its result, and what tells what it has done. */
    String leftBehind(Exception failure) {
        boolean before = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(StoppedException.class::isInstance);
        return (before ? "nothing more was begun" : "unknown")
                + aftermath().flatMap(this::typed).map("; what is done: "::concat).orElse("");
    }

    @Override
    public final Integer call() {
        DataOps root = (DataOps) spec.root().userObject();
        common.file = warehouse().project().map(Verb::path);
        session = new CommandSession(root.surroundings(), root.handover(), common);
        if (common.file.isPresent()) {
            // Not every verb needs it, but a file that somebody names is there and can be read.
            session.project();
        }
        session.output().demandFile();
        VerbResult finding;
        Heartbeat heartbeat = session.heartbeat(spec.qualifiedName());
        try {
            finding = work(session);
        } finally {
            heartbeat.close();
        }
        try {
            session.output().tell(finding);
        } finally {
            told(session, finding);
        }
        return finding.outcome().exitCode();
    }

    /**
     * A proposed command with what this call was given and is no secret, as it is typed; in a Pipeline the step that
     * does it, if there is one.
     */
    Optional<String> typed(NextCommand next) {
        return session.isWorker()
                ? StepCall.of(next)
                : Optional.of(new ProposalContext(spec, session::masked).typed(next));
    }

    /** Whether a controller asked, and not a person or a shell; known before the verb begins. */
    boolean askedByController() {
        return ((DataOps) spec.root().userObject()).handover() != Handover.NONE;
    }

    /** The session, or null before the verb began. */
    CommandSession session() {
        return session;
    }

    /** This verb's place in the command line, for faults in its options. */
    CommandSpec spec() {
        return spec;
    }
}
