package org.reentryhub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** No small number is given, and none that is withheld can be found out. */
class SmallNumbersTest {
    private static final int PARTS = 5;
    private static final int MOST_PEOPLE = 18;
    /** The sums that are given beside the parts, as «answered» and «asked» are: one within the other. */
    private static final List<Set<Integer>> SUMS = List.of(Set.of(0, 1, 2), Set.of(0, 1, 2, 3));

    @Test
    void whatIsNotSmallIsGiven() {
        assertThat(SmallNumbers.withheld(parts(12, 5, 0, 40))).isEmpty();
    }

    @Test
    void theNextLargerGoesWithASmallOne() {
        assertThat(SmallNumbers.withheld(parts(40, 12, 3, 0))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whatIsAsLargeGoesToo() {
        assertThat(SmallNumbers.withheld(parts(12, 3, 12, 40))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void twoSmallOnesAreEnoughIfTogetherTheyAreNotSmall() {
        assertThat(SmallNumbers.withheld(parts(3, 4, 12, 40))).containsExactlyInAnyOrder(0, 1);
        assertThat(SmallNumbers.withheld(parts(1, 2, 12, 40))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void twoThatAreAlikeAreNotEnough() {
        assertThat(SmallNumbers.withheld(parts(4, 4, 5, 40))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void ofASmallWholeNothingIsGiven() {
        assertThat(SmallNumbers.isWholeWithheld(parts(3, 1, 0))).isTrue();
        assertThat(SmallNumbers.withheld(parts(3, 1, 0))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(SmallNumbers.isWholeWithheld(parts(3, 2, 0))).isFalse();
        assertThat(SmallNumbers.isWholeWithheld(parts(0, 0))).isFalse();
    }

    @Test
    void ofFiveOfWhomEachIsAnotherCaseNotEvenTheEmptyPartsAreGiven() {
        assertThat(SmallNumbers.withheld(parts(1, 1, 1, 1, 1, 0))).hasSize(6);
        assertThat(SmallNumbers.isWholeWithheld(parts(1, 1, 1, 1, 1, 0))).isFalse();
        assertThat(SmallNumbers.isWholeWithheld(parts(1, 1, 1, 1, 1))).isTrue();
    }

    @Test
    void aSumIsGivenWhereItSaysNothingNew() {
        Map<Integer, Integer> parts = parts(3, 12, 40, 20);
        assertThat(SmallNumbers.isSumGiven(Set.of(0, 1), parts)).isTrue();
        assertThat(SmallNumbers.isSumGiven(Set.of(2, 3), parts)).isTrue();
        assertThat(SmallNumbers.isSumGiven(Set.of(0, 2), parts)).isFalse();
    }

    @Property
    void noNumberFromOneToFourIsGiven(@ForAll("tables") List<Integer> counts) {
        assertThat(published(counts)).allSatisfy((cell, given) -> assertThat(given)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        zero -> assertThat(zero).isZero(),
                        enough -> assertThat(enough).isGreaterThanOrEqualTo(SmallNumbers.FEWEST)));
    }

    /** Another table has another number there and looks the same: all that is given of it is the same, and so is what is not. */
    @Property
    void anyWithheldPartCouldBeAnotherNumber(@ForAll("tables") List<Integer> counts) {
        Assume.that(!SmallNumbers.isWholeWithheld(parts(counts)));
        Set<Integer> withheld = SmallNumbers.withheld(parts(counts));
        for (int part : withheld) {
            assertThat(withheld.stream()
                            .filter(other -> !counts.get(other).equals(counts.get(part)))
                            .map(other -> swapped(part, other, counts)))
                    .as("part %d of %s", part, counts)
                    .isNotEmpty()
                    .allSatisfy(other -> assertThat(published(other)).isEqualTo(published(counts)));
        }
    }

    private static List<Integer> swapped(int one, int other, List<Integer> counts) {
        List<Integer> swapped = new ArrayList<>(counts);
        Collections.swap(swapped, one, other);
        return swapped;
    }

    /**
     * Even whoever knows the rule by which numbers are withheld: all tables there are up to a size are held against what is
     * given of each, and for no withheld number is there but one.
     */
    @Test
    void knowingTheRuleDoesNotHelp() {
        Map<String, Map<String, Set<Integer>>> possible = new HashMap<>();
        for (List<Integer> counts : allTables(PARTS, MOST_PEOPLE)) {
            Map<String, Integer> given = published(counts);
            Map<String, Set<Integer>> values = possible.computeIfAbsent(given.toString(), key -> new TreeMap<>());
            all(counts).forEach((cell, value) -> {
                if (given.get(cell) == null) {
                    values.computeIfAbsent(cell, key -> new TreeSet<>()).add(value);
                }
            });
        }
        List<String> known = new ArrayList<>();
        possible.forEach((given, values) -> values.forEach((cell, value) -> {
            if (value.size() == 1) {
                known.add("%s of %s is %s".formatted(cell, given, value));
            }
        }));
        assertThat(known).isEmpty();
        assertThat(possible).hasSizeGreaterThan(1_000);
    }

    @Provide
    Arbitrary<List<Integer>> tables() {
        Arbitrary<Integer> count = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 5)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0, 60)));
        return count.list().ofMinSize(4).ofMaxSize(8);
    }

    /** What is given of a table: null is withheld. */
    private static Map<String, Integer> published(List<Integer> counts) {
        Map<Integer, Integer> parts = parts(counts);
        Set<Integer> withheld = SmallNumbers.withheld(parts);
        Map<String, Integer> given = all(counts);
        withheld.forEach(part -> given.put("part " + part, null));
        SUMS.stream()
                .filter(sum -> !SmallNumbers.isSumGiven(sum, parts))
                .forEach(sum -> given.put("sum " + sum.size(), null));
        if (SmallNumbers.isWholeWithheld(parts)) {
            given.put("whole", null);
        }
        return given;
    }

    private static Map<String, Integer> all(List<Integer> counts) {
        Map<String, Integer> all = new LinkedHashMap<>();
        parts(counts).forEach((part, count) -> all.put("part " + part, count));
        SUMS.forEach(sum -> all.put("sum " + sum.size(), sum(sum, counts)));
        all.put("whole", counts.stream().mapToInt(Integer::intValue).sum());
        return all;
    }

    private static int sum(Set<Integer> of, List<Integer> counts) {
        return of.stream().mapToInt(counts::get).sum();
    }

    private static List<List<Integer>> allTables(int parts, int mostPeople) {
        if (parts == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> tables = new ArrayList<>();
        for (int count = 0; count <= mostPeople; count++) {
            for (List<Integer> rest : allTables(parts - 1, mostPeople - count)) {
                List<Integer> table = new ArrayList<>(rest);
                table.add(count);
                tables.add(table);
            }
        }
        return tables;
    }

    private static Map<Integer, Integer> parts(Integer... counts) {
        return parts(List.of(counts));
    }

    private static Map<Integer, Integer> parts(List<Integer> counts) {
        Map<Integer, Integer> parts = new LinkedHashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            parts.put(i, counts.get(i));
        }
        return parts;
    }
}
