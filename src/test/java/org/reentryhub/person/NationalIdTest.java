package org.reentryhub.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {

    @Test
    void theContractsExampleHolds() {
        assertThat(NationalIds.holds("17899001281")).isTrue();
        assertThat(NationalIds.isSynthetic("17899001281")).isTrue();
    }

    @Test
    void itPrintsAsStars() {
        assertThat(new NationalId("17899001281")).hasToString("***");
    }

    @Test
    void aWrongOneIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> new NationalId("17899001282")).hasMessageNotContaining("17899001282");
    }

    @Property
    void everySyntheticIdOfTheRulesOfTodayHolds(@ForAll @IntRange(max = 33_599) int n) {
        assertThat(NationalIds.holds(TestPeople.nationalId(n))).isTrue();
    }

    @Property
    void oneWrongDigitIsNoticedWhereItMakesBothSumsWrong(
            @ForAll @IntRange(max = 33_599) int n,
            @ForAll @IntRange(max = 10) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        StringBuilder digits = new StringBuilder(TestPeople.nationalId(n));
        char wrong = (char) ('0' + (digits.charAt(place) - '0' + by) % 10);
        digits.setCharAt(place, wrong);
        assertThat(NationalIds.holds(digits.toString())).isFalse();
    }

    /** From 2032 on the first check digit may leave a remainder of 1, 2 or 3 as well. */
    @Property
    void theRulesFrom2032On(@ForAll @IntRange(max = 33_599) int n, @ForAll @IntRange(max = 10) int remainder) {
        String nine = TestPeople.nationalId(n).substring(0, 9);
        int first = (11 - weighted(nine, 3, 7, 6, 1, 8, 9, 4, 5, 2) + remainder) % 11;
        Assume.that(first < 10);
        int second = (11 - weighted(nine + first, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11;
        Assume.that(second < 10);
        assertThat(NationalIds.holds(nine + first + second)).isEqualTo(remainder <= 3);
    }

    @Test
    void aSyntheticDNumberHolds() {
        assertThat(NationalIds.holds(TestPeople.nationalId(57, 9, 90, 0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1789900128",
                "178990012811",
                "1789900128a",
                "17899001281\n",
                " 17899001281",
                "１７８９９００１２８１",
                "00000000000",
                "99999999999"
            })
    void whatIsNotElevenDigitsOfADateIsNone(String text) {
        assertThat(NationalIds.holds(text)).isFalse();
    }

    @Test
    void datesThatAreInNoCalendarAreRefusedEvenWhenTheSumsHold() {
        assertThat(NationalIds.holds(TestPeople.nationalId(31, 2, 90, 0))).isFalse();
        assertThat(NationalIds.holds(TestPeople.nationalId(29, 2, 91, 0))).isFalse();
        assertThat(NationalIds.holds(TestPeople.nationalId(29, 2, 92, 0))).isTrue();
        assertThat(NationalIds.holds(TestPeople.nationalId(0, 2, 92, 0))).isFalse();
        assertThat(NationalIds.holds(TestPeople.nationalId(12, 13, 92, 0))).isFalse();
        assertThat(NationalIds.holds(TestPeople.nationalId(72, 1, 92, 0))).isFalse();
    }

    @Test
    void hNumbersAndAuxiliaryNumbersBelongToOthers() {
        assertThat(NationalIds.holds(TestPeople.nationalId(12, 1 - 40, 92, 0))).isFalse();
        assertThat(NationalIds.holds(TestPeople.nationalId(81, 1, 92, 0))).isFalse();
    }

    private static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }
}
