package org.reentryhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MunicipalitiesTest {
    private static final int OPEN_TODAY = 357;

    private final Municipalities municipalities = new Municipalities();
    private final List<Municipality> all = new ArrayList<>();

    MunicipalitiesTest() {
        municipalities.all().forEach(all::add);
    }

    @Test
    void asManyAreOpenAsThereAreMunicipalities() {
        assertThat(all).filteredOn(Municipality::isOpen).hasSize(OPEN_TODAY);
    }

    @Test
    void everyClosedNumberLeadsToOpenOnes() {
        assertThat(all)
                .filteredOn(municipality -> municipality.lastYear().isPresent())
                .allSatisfy(closed -> {
                    var today = new ArrayList<>(closed.parts());
                    closed.successor().ifPresent(today::add);
                    assertThat(today).as(closed.number()).isNotEmpty().allSatisfy(number -> assertThat(
                                    municipalities.find(number))
                            .hasValueSatisfying(
                                    successor -> assertThat(successor.isOpen()).isTrue()));
                    assertThat(closed.successor().isPresent())
                            .isNotEqualTo(!closed.parts().isEmpty());
                });
    }

    @ParameterizedTest
    @CsvSource({"0101, 3101", "3001, 3101", "1201, 4601", "1601, 5001", "1902, 5501", "5401, 5501", "1504, 1508"})
    void aClosedNumberHasItsSuccessor(String closed, String successor) {
        assertThat(municipalities.find(closed).orElseThrow().successor()).contains(successor);
    }

    @ParameterizedTest
    @CsvSource({"5012, 5055 5056 5059", "1850, 1806 1875", "1507, 1508 1580"})
    void aSplitNumberHasPartsAndNoSuccessor(String split, String parts) {
        var municipality = municipalities.find(split).orElseThrow();

        assertThat(municipality.successor()).isEmpty();
        assertThat(municipality.parts()).containsExactly(parts.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"9999", "2111", "2211", "2311", "2199"})
    void aPlaceWithoutMunicipalityIsKnownAndNotOpen(String number) {
        assertThat(municipalities.known(number)).isTrue();
        assertThat(municipalities.find(number).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void namesKeepTheLettersOfEveryLanguage() {
        assertThat(municipalities.find("5540").orElseThrow().name()).isEqualTo("Gáivuotna - Kåfjord - Kaivuono");
        assertThat(municipalities.find("5043").orElseThrow().name()).isEqualTo("Raarvihke - Røyrvik");
    }

    @Test
    void everyPrisonLiesInAMunicipalityOfToday() {
        var prisons = new Prisons();

        for (var row : Table.rows("/prisons.csv", 3)) {
            var number = prisons.municipality(row.get(0)).orElseThrow();
            assertThat(municipalities.find(number)).as(row.get(0)).hasValueSatisfying(municipality -> assertThat(
                            municipality.isOpen())
                    .isTrue());
        }
        assertThat(prisons.known("OSLO")).isTrue();
        assertThat(prisons.name("HALDEN")).contains("Halden fengsel");
        assertThat(prisons.known("ATLANTIS")).isFalse();
    }
}
