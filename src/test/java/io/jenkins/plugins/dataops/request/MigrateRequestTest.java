package io.jenkins.plugins.dataops.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrateRequestTest {
    @Test
    void everyComponentButTheActionIsAnOption() {
        assertThat(DeclaredOption.of(MigrateRequest.class))
                .extracting(DeclaredOption::parameter)
                .containsExactlyElementsOf(Stream.of(MigrateRequest.class.getRecordComponents())
                        .map(component -> component.getName())
                        .filter(name -> !name.equals("action"))
                        .toList());
    }

    @Test
    void theCommandCallsAnOptionByItsWords() {
        assertThat(DeclaredOption.of(MigrateRequest.class))
                .extracting(DeclaredOption::name)
                .startsWith("--location", "--schema", "--placeholder", "--no-placeholders")
                .contains("--lock-wait", "--expected-plan-hash", "--at-version");
    }

    @ParameterizedTest
    @EnumSource
    void anActionTakesWhatHasAnEffectOnItAndNothingElse(MigrateAction action) {
        Map<String, Object> given = given();
        for (DeclaredOption option : DeclaredOption.of(MigrateRequest.class)) {
            Object value = given.get(option.parameter());
            MigrateRequest request = request(action, Map.of(option.parameter(), value));
            if (action.takes(option)) {
                assertThat(request.fault()).as(option.name()).satisfiesAnyOf(
                        fault -> assertThat(fault).isEmpty(),
                        fault -> assertThat(fault).contains("atVersion is missing: the action 'baseline' needs it"));
            } else {
                assertThat(request.fault())
                        .contains(option.parameter() + " has no effect on the action '" + action.word()
                                + "': leave it out");
            }
        }
    }

    @Test
    void aBaselineNeedsItsVersion() {
        assertThat(request(MigrateAction.BASELINE, Map.of()).fault())
                .contains("atVersion is missing: the action 'baseline' needs it");
        assertThat(request(MigrateAction.BASELINE, Map.of("atVersion", Optional.of("3"))).fault()).isEmpty();
    }

    @Test
    void aMeasureKeepsToItsRange() {
        assertThat(waiting("PT0S").fault()).isEmpty();
        assertThat(waiting("P1D").fault()).isEmpty();
        assertThat(waiting("PT24H0.001S").fault()).contains("lockWait must be from PT0S to P1D");
        assertThat(waiting("-PT1S").fault()).contains("lockWait must be from PT0S to P1D");
    }

    @Test
    void whoeverPrintsItSeesNoValue() {
        assertThat(request(MigrateAction.APPLY, Map.of("placeholders", Map.of("a", "hunter2"))))
                .hasToString("MigrateRequest[apply]");
    }

    private static MigrateRequest waiting(String time) {
        return request(MigrateAction.APPLY, Map.of("lockWait", Optional.of(Duration.parse(time))));
    }

    /** A value for each option. */
    private static Map<String, Object> given() {
        return DeclaredOption.of(MigrateRequest.class).stream()
                .collect(Collectors.toMap(DeclaredOption::parameter, option -> {
                    if (option.isFlag()) {
                        return true;
                    }
                    if (option.component().getType() != Optional.class) {
                        return option.entries().size() == 1 ? List.of("a") : Map.of("a", "b");
                    }
                    return Optional.of(option.type() == Duration.class ? Duration.ofMinutes(1) : "a");
                }));
    }

    private static MigrateRequest request(MigrateAction action, Map<String, ?> given) {
        return RequestBinding.of(MigrateRequest.class, component -> switch (component.getName()) {
            case "action" -> action;
            default -> given.containsKey(component.getName())
                    ? given.get(component.getName())
                    : component.getType() == boolean.class ? (Object) false : null;
        });
    }
}
