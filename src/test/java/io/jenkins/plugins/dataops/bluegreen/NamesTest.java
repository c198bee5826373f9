package io.jenkins.plugins.dataops.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Dialects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Property(tries = 300)
    void coloursFitAndNeverMeet(
            @ForAll @StringLength(min = 1, max = 70) String one, @ForAll @StringLength(min = 1, max = 70) String two) {
        var dialect = Dialects.of("jdbc:postgresql:x");
        Set<String> names = new HashSet<>();
        for (String live : new HashSet<>(List.of(one, one + "_a", one + "_b", two))) {
            for (Colour colour : Colour.values()) {
                String name = new ColourSchemas(dialect, live).of(colour);
                assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
                assertThat(name).endsWith("__" + colour.word());
                assertThat(names.add(name)).isTrue();
            }
        }
    }

    @Test
    void columnsThatChangeAreTold() {
        Column a = new Column("a", "integer");
        Column b = new Column("b", "text");
        Column c = new Column("c", "date");
        assertThat(ColumnChanges.between(List.of(a, b, c), List.of(a, b, c))).isEmpty();
        assertThat(ColumnChanges.between(List.of(a, b, c), List.of(b, c)))
                .as("those behind a lost column did not move")
                .extracting(ColumnChange::column, ColumnChange::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a", ColumnChange.Kind.LOST));
        assertThat(ColumnChanges.between(List.of(a, b), List.of(b, a)))
                .extracting(ColumnChange::kind)
                .containsOnly(ColumnChange.Kind.MOVED);
        assertThat(ColumnChanges.between(List.of(a), List.of(new Column("a", "bigint"), c)))
                .extracting(ColumnChange::kind)
                .containsExactly(ColumnChange.Kind.RETYPED, ColumnChange.Kind.ADDED);
    }

    @Test
    void aProcessIsKnownAgain() {
        ProcessIdentity self = ProcessIdentity.current();
        assertThat(ProcessIdentity.parse(self.text())).isEqualTo(self);
        assertThat(self.dead()).isFalse();
        assertThat(self.alive()).isTrue();
        // The time of day of its start is another one once somebody has set the clock, the kernel's ticks are not.
        assertThat(self.startedAt()).startsWith(Files.exists(Path.of("/proc/self/stat")) ? "tick:" : "");
        assertThat(new ProcessIdentity(self.machine(), self.number(), "2001-01-01T00:00:00Z", "x").dead()).isTrue();
        assertThat(new ProcessIdentity("elsewhere", self.number(), "x", "x").dead()).isFalse();
        assertThat(new ProcessIdentity("elsewhere", self.number(), self.startedAt(), "x").alive()).isFalse();
    }
}
