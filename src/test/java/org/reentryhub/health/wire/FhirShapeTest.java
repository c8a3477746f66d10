package org.reentryhub.health.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.wire.FhirTrouble.Kind;

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

    @Test
    void aNumberThatNobodyCouldHaveMeasuredIsRefusedBeforeAnythingReadsIt() {
        for (var number : List.of(
                "1e1000000",
                "-1E+31",
                "2.5e-31",
                "1e99999999999",
                "0.1e0000000000031",
                "7".repeat(41),
                "0." + "1".repeat(40))) {
            assertThat(FhirShape.of("{\"value\":" + number + "}").trouble())
                    .as(number)
                    .contains(Kind.UNREADABLE);
            assertThat(FhirShape.of("[1, " + number).trouble()).as(number).contains(Kind.UNREADABLE);
        }
    }

    @Test
    void aNumberThatSomebodyMayHaveMeasuredIsLetThrough() {
        for (var number : List.of("0", "-12.50", "6.02214076e23", "1.6E-19", "1e+30", "7".repeat(40))) {
            assertThat(FhirShape.of("{\"value\":" + number + ",\"unit\":\"g\"}").trouble())
                    .as(number)
                    .isEmpty();
        }
    }

    @Test
    void whatLooksLikeANumberInATextIsOne() {
        assertThat(FhirShape.of("{\"value\":\"1e1000000\"}").hidesNumbers()).isTrue();
        assertThat(FhirShape.of("{\"value\":\"" + "7".repeat(41) + "\"}").hidesNumbers())
                .isTrue();
        assertThat(FhirShape.of("{\"value\":\"" + "7".repeat(1_001) + "\"}").trouble())
                .contains(Kind.UNREADABLE);
        assertThat(FhirShape.of("{\"value\":\"1e\\u0031000000\"}").hidesNumbers())
                .isTrue();
        assertThat(FhirShape.of("{\"value\":\"" + "\\u0031".repeat(300) + "\"}").trouble())
                .contains(Kind.UNREADABLE);
        for (var text : List.of(
                "", "deadbeef".repeat(200), "17899001281", "1e30", "1e1000000 g", "2026-11-22", "e", "abc", "-")) {
            var shape = FhirShape.of("{\"value\":\"" + text + "\"}");
            assertThat(shape.hidesNumbers()).as(text).isFalse();
            assertThat(shape.trouble()).as(text).isEmpty();
        }
    }

    @Test
    void aNumberWithinATextThatIsToBeANumberIsRefusedAndElsewhereItIsText() {
        var fhir = FhirContext.forR4Cached();
        var quantity = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":\"1e1000000\"}}";
        var identifier = "{\"resourceType\":\"Observation\",\"identifier\":[{\"value\":\"1e1000000\"}]}";

        assertThatThrownBy(() -> FhirText.parse(fhir, quantity)).hasMessage("UNREADABLE");
        assertThat(FhirText.parse(fhir, identifier).fhirType()).isEqualTo("Observation");
    }

    @Property(tries = 500)
    void anyTextHasAShape(@ForAll String text) {
        assertThat(FhirShape.of(text).entries()).isNotNegative();
    }
}
