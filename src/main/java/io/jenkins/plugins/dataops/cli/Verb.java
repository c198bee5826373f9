package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One verb: it works in a {@link Session} and answers with a {@link Finding}. */
abstract class Verb implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private Session session;

    /**
     * Does the work.
     *
     * @param session project, databases and progress
     * @return what was found out
     */
    abstract Finding work(Session session);

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

    @Override
    public final Integer call() {
        DataOps root = (DataOps) spec.root().userObject();
        session = new Session(root.surroundings(), root.request(), common);
        if (common.file.isPresent()) {
            // Not every verb needs it, but a file that somebody names is there and can be read.
            session.project();
        }
        session.demandResultFile();
        Finding finding;
        Heartbeat heartbeat = session.heartbeat(spec.qualifiedName());
        try {
            finding = work(session);
        } finally {
            heartbeat.close();
        }
        session.tell(finding);
        session.sayWhatIsLeft(Remains.of(finding));
        return finding.outcome().exitCode();
    }

    /** A proposed command with what this call was given, as it is typed. */
    String typed(NextCommand next) {
        return new Carrying(spec).over(next).toString();
    }

    /** The session, or null before the verb began. */
    Session session() {
        return session;
    }

    /** This verb's place in the command line, for faults in its options. */
    CommandSpec spec() {
        return spec;
    }
}
