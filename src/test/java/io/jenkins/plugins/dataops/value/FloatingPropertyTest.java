package io.jenkins.plugins.dataops.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Apart from the other tests of values, because one class belongs to one test engine. */
class FloatingPropertyTest {
    @Property
    void everyDoubleStandsForItselfOnly(@ForAll double number) {
        Value.Numeric value = (Value.Numeric) Numbers.of(number);
        assertThat(value.value().doubleValue()).isEqualTo(number == 0 ? 0.0 : number);
        assertThat(Values.parse(ValueKind.DOUBLE, Double.toString(number))).isEqualTo(value);
        assertThat(Values.parse(ValueKind.DOUBLE, value.text())).isEqualTo(value);
    }

    @Property
    void everyFloatStandsForItselfOnly(@ForAll float number) {
        Value.Numeric value = (Value.Numeric) Numbers.of(number);
        assertThat(value.value().floatValue()).isEqualTo(number == 0 ? 0.0f : number);
        assertThat(Values.parse(ValueKind.SINGLE, Float.toString(number))).isEqualTo(value);
    }
}
