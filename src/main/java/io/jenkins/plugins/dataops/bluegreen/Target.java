package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** One product, and how its readers are switched where it lies. */
final class Target {
    private final SwitchStrategy strategy;
    private final BlueGreenRequest request;
    private final Progress progress;

    private volatile Function<NextCommand, Optional<String>> commands = command -> Optional.of(command.toString());

    /** In a database, by the strategy that its engine offers. */
    Target(Database database, BlueGreenRequest request, Progress progress) {
        this(SwitchStrategy.of(database, request, progress), request, progress);
    }

    Target(SwitchStrategy strategy, BlueGreenRequest request, Progress progress) {
        this.strategy = strategy;
        this.request = request;
        this.progress = progress;
    }

    SwitchStrategy strategy() {
        return strategy;
    }

    BlueGreenRequest request() {
        return request;
    }

    Progress progress() {
        return progress;
    }

    /** Has the commands in remedies completed. */
    void proposing(Function<NextCommand, Optional<String>> completing) {
        commands = completing;
    }

    /** A command as it is typed; empty for one that cannot be given where somebody reads of it. */
    Optional<String> typed(NextCommand command) {
        return commands.apply(command);
    }

    /** A fresh count of attempts for one piece of work. */
    Attempts attempts() {
        return new Attempts(strategy, request.patience(), progress);
    }

    /** A failure of what cannot be done here. */
    ToolException failed(String what, SQLException failure) {
        return new ToolException(
                "connection '" + strategy.connection() + "': " + what + ": " + failure.getMessage(), failure);
    }

    /** The product and its environment for messages. */
    Message product() {
        return SwitchVerdictCode.PRODUCT_NAMED.of(request.product(), request.environment());
    }
}
