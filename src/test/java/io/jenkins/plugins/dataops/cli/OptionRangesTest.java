package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A number, a duration, a day or an instant beyond its range is a fault of the call, found before anything is done. */
class OptionRangesTest {
    /** Its values are those of a list, which the verb knows. */
    private static final String LISTED = "--levels";

    @TempDir
    Path folder;

    @Test
    void everyMeasureDeclaresItsRange() {
        List<String> without = new ArrayList<>();
        look(CommandReference.commandLine(), without);
        assertThat(without).isEmpty();
    }

    private static void look(CommandLine line, List<String> without) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            Class<?> type = option.typeInfo().isOptional() ? option.auxiliaryTypes()[0] : option.type();
            boolean measured = Number.class.isAssignableFrom(type)
                    || Set.of(int.class, long.class, Duration.class, Instant.class, LocalDate.class).contains(type);
            if (measured && !option.longestName().equals(LISTED) && Ranges.of(option).isEmpty()) {
                without.add(line.getCommandSpec().qualifiedName() + " " + option.longestName());
            }
        }
        line.getSubcommands().values().forEach(below -> look(below, without));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrate apply --lock-wait=P2D",
                "migrate apply --lock-wait=-PT1S",
                "migrate apply --heartbeat=PT0.0005S",
                "migrate apply --heartbeat=-PT1S",
                "migrate apply --statement-timeout=PT0S",
                "migrate apply --statement-timeout=PT9000000000000S",
                "test --row-limit=-1",
                "test --row-limit=0",
                "test --row-limit=9000000000000000000",
                "blue-green prepare --lease=PT0S",
                "blue-green prepare --lease=P100000000000D",
                "dora report --days=0",
                "dora report --days=2147483647",
                "dora report --incident-window=-PT1S",
                "dora report --from=+999999999-12-31",
                "dora report --from=2026-01-01 --to=-999999999-01-01",
                "ledger record-deployment -p flights --at=+999999999-12-31T00:00:00Z",
                "ledger record-incident -p flights --reason=x --at=1969-12-31T23:59:59Z",
                "ledger resolve-incident -p flights --at=-999999999-12-31T00:00:00Z",
                "blue-green rollback -p flights --failed-since=+10000-01-01T00:00:00Z"
            })
    void beyondItsRangeAValueIsRefused(String call) {
        String[] words = call.split(" ");
        String option = words[words.length - 1].split("=")[0];
        CommandRun run = CommandRun.in(folder, words).exits(2);
        assertThat(run.err()).as(Arrays.toString(words)).startsWith("dataops: " + option + " must be ").contains(" to ");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.1S", "PT24H"})
    void theEndsOfARangeAreTaken(String heartbeat) {
        assertThat(CommandRun.in(folder, "dora", "report", "--heartbeat", heartbeat, "--days=3650").exits(2).err())
                .contains("there is no ledger");
    }
}
