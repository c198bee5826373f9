package io.jenkins.plugins.dataops.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process is dead only for who would see it if it lived. */
class ProcessIdentityTest {
    private static final ProcessIdentity SELF = ProcessIdentity.current();

    /** What an account is shown. */
    private record Shown(List<String> starts, String name, boolean showsOthers) implements ProcessSight {
        @Override
        public List<String> starts(long number) {
            return starts;
        }

        @Override
        public Optional<String> account() {
            return Optional.of(name);
        }

        @Override
        public boolean showsOthers(long number) {
            return showsOthers;
        }
    }

    private static ProcessIdentity of(String account) {
        return new ProcessIdentity(SELF.machine(), 4711, "tick:1", "run", Optional.ofNullable(account));
    }

    @Test
    void whatIsHiddenIsNotDead() {
        Shown hiding = new Shown(List.of(), "b", false);
        assertThat(of("a").dead(hiding)).isFalse();
        assertThat(of(null).dead(hiding)).as("an earlier version's").isFalse();
        assertThat(of("b").dead(hiding)).as("one's own are always shown").isTrue();
    }

    @Test
    void whatWouldBeShownAndIsNotThereIsDead() {
        Shown open = new Shown(List.of(), "b", true);
        assertThat(of("a").dead(open)).isTrue();
        assertThat(of(null).dead(open)).isTrue();
    }

    @Test
    void aNumberThatWasGivenOutAgainShowsThatItIsDead() {
        assertThat(of("a").dead(new Shown(List.of("tick:2", "2026-01-01T00:00:00Z"), "b", false))).isTrue();
        assertThat(of("a").dead(new Shown(List.of("tick:1", "2026-01-01T00:00:00Z"), "b", false))).isFalse();
    }

    @Test
    void anotherMachineNeverTells() {
        ProcessIdentity elsewhere = new ProcessIdentity("elsewhere", 4711, "tick:1", "run", Optional.of("b"));
        assertThat(elsewhere.dead(new Shown(List.of(), "b", true))).isFalse();
    }

    @Test
    void aMachineThatDoesNotTellItsBootMayBeAnother() {
        for (String machine : List.of("laptop/?/?", "laptop/boot/?", "?/?/?")) {
            ProcessIdentity there = new ProcessIdentity(machine, 4711, "tick:1", "run", Optional.of("b"));
            assertThat(there.dead(new Shown(List.of(), "b", true), machine)).as(machine).isFalse();
        }
        assertThat(of("b").dead(new Shown(List.of(), "b", true), SELF.machine())).isTrue();
    }

    @Test
    void itIsKeptWithItsAccountAndReadWithoutOne() {
        assertThat(ProcessIdentity.parse(SELF.text())).isEqualTo(SELF);
        assertThat(SELF.alive()).isTrue();
        assertThat(SELF.dead()).isFalse();
        assertThat(ProcessIdentity.parse("host/boot/pid 7 tick:9 run"))
                .isEqualTo(new ProcessIdentity("host/boot/pid", 7, "tick:9", "run"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0 | false",
                "proc /proc proc rw,relatime,hidepid=2 0 0 | true",
                "proc /proc proc rw,hidepid=1,gid=5 0 0 | true",
                "proc /proc proc rw,hidepid=invisible 0 0 | true",
                "proc /proc proc rw,hidepid=ptraceable 0 0 | true",
                "proc /proc proc rw,hidepid=0 0 0 | false",
                "proc /proc proc rw,hidepid=off 0 0 | false",
                "proc /srv/jail/proc proc rw,hidepid=2 0 0 | true",
                "tmpfs /proc tmpfs rw 0 0 | true"
            })
    void theMountOfProcSaysWhetherItHides(String mount, boolean hides) {
        assertThat(ProcessSight.OfThisProcess.hides(mount)).isEqualTo(hides);
    }

    @Test
    void ofTwoMountsInOnePlaceTheUpperOneCounts() {
        String open = "proc /proc proc rw 0 0\n";
        String hiding = "proc /proc proc rw,hidepid=2 0 0\n";
        assertThat(ProcessSight.OfThisProcess.hides(open + hiding + "tmpfs /tmp tmpfs rw 0 0\n")).isTrue();
        assertThat(ProcessSight.OfThisProcess.hides(hiding + open)).isFalse();
    }
}
