package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.Progress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Follows a run: says what begins, and stops what is not in the plan. */
final class RunCallback implements Callback {
    private static final Set<Event> FOLLOWED = Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE);

    private final Set<String> planned;
    private final Progress progress;
    private final Set<String> ended = new LinkedHashSet<>();
    private String atWork;

    RunCallback(Set<String> planned, Progress progress) {
        this.planned = planned;
        this.progress = progress;
    }

    /** The script that had begun and not ended. */
    Optional<String> atWork() {
        return Optional.ofNullable(atWork);
    }

    /** Whether this run ran a script to its end; its transaction may still have failed. */
    boolean ran(String script) {
        return ended.contains(script);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return FOLLOWED.contains(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String script = context.getMigrationInfo().getScript();
        if (event == Event.AFTER_EACH_MIGRATE) {
            ended.add(script);
            progress.say("ran " + script);
            return;
        }
        if (!planned.contains(script)) {
            throw new FlywayException(
                    script + " is not part of the plan: the history was changed by another run; plan again");
        }
        atWork = script;
        progress.say("running " + script);
    }

    @Override
    public String getCallbackName() {
        return "dataops";
    }
}
