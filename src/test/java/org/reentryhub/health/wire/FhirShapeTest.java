package org.reentryhub.health.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FhirShapeTest {
    @Test
    void entriesAreCountedAndWhatIsInThemIsNot() {
        var shape = FhirShape.of("{\"a\":[{\"b\":[{},{\"c\":[]}]},{}],\"d\":{\"e\":{}},\"f\":[1,{}]}");

        assertThat(shape).isEqualTo(new FhirShape(6, 3));
    }

    @Test
    void bracketsInATextAreText() {
        assertThat(FhirShape.of("{\"a\":\"[{[{\\\"[{\",\"b\":\"\\\\\"}")).isEqualTo(new FhirShape(1, 0));
    }

    @Test
    void whatIsTooDeepIsNotLookedAtFurther() {
        assertThat(FhirShape.of("[".repeat(64)).tooDeep()).isFalse();
        assertThat(FhirShape.of("[".repeat(65)).tooDeep()).isTrue();
        assertThat(FhirShape.of("[".repeat(5_000_000)).depth()).isEqualTo(65);
    }

    @Property(tries = 500)
    void anyTextHasAShape(@ForAll String text) {
        assertThat(FhirShape.of(text).entries()).isNotNegative();
    }
}
