package org.reentryhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reentryhub.partner.Evidence.Standing;
import org.reentryhub.partner.Responsibility.Office;
import org.reentryhub.partner.Responsibility.Undecided;
import org.reentryhub.partner.Responsibility.Unserved;

class ResponsibleOfficeTest {
    private static final Municipalities MUNICIPALITIES = Reading.MUNICIPALITIES;
    private static final Partners PARTNERS = Reading.inTheSandbox()
            .partners(
                    """
                    partners:
                      - {id: housing-0301, name: Oslo, kind: HOUSING, serves: {municipalities: ["0301"]}, channel: {type: inbox}}
                      - {id: housing-3101, name: Halden, kind: HOUSING, serves: {municipalities: ["3101"]}, channel: {type: inbox}}
                      - {id: housing-5059, name: Orkland, kind: HOUSING, serves: {municipalities: ["5059"]}, channel: {type: inbox}}
                      - {id: nav-0301, name: NAV Oslo, kind: EMPLOYMENT, serves: {municipalities: ["0301"]}, channel: {type: inbox}}
                      - {id: nav-3101, name: NAV Halden, kind: EMPLOYMENT, serves: {municipalities: ["3101"]}, channel: {type: inbox}}
                    """);
    private final ResponsibleOffice office = new ResponsibleOffice(PARTNERS, MUNICIPALITIES, new Prisons());

    @ParameterizedTest
    @CsvSource({"HOUSING, housing-0301", "SOCIAL_SERVICES, nav-0301", "EMPLOYMENT, nav-0301", "NOTICE_OF_STAY, nav-0301"
    })
    void whoBelongsToOsloIsOslos(Duty duty, String partner) {
        var found = office.resolve(duty, new Whereabouts("0301", "0301", null, "0301", "OSLO"));

        assertThat(found.partner()).map(Partner::id).contains(partner);
        assertThat(found).isInstanceOfSatisfying(Office.class, named -> assertThat(named.otherwise())
                .isEmpty());
    }

    @ParameterizedTest(name = "{0}: registered {1}, before {2}, arrest {3}, intended {4}, prison {5}")
    @CsvSource({
        // duty,           registered, before, arrest, intended, prison, named,        decided by
        "HOUSING,          3101,       0301,   ,       ,         ,       housing-0301, STAY_BEFORE_CUSTODY",
        "HOUSING,          3101,       ,       0301,   ,         ,       housing-0301, ARREST",
        "HOUSING,          3101,       ,       ,       0301,     ,       housing-0301, INTENDED",
        "HOUSING,          3101,       ,       ,       ,         ,       housing-3101, REGISTERED",
        "HOUSING,          ,           0301,   ,       3101,     ,       housing-0301, STAY_BEFORE_CUSTODY",
        "HOUSING,          3101,       0301,   ,       3101,     ,       housing-3101, INTENDED_AND_TIED",
        "HOUSING,          0101,       0301,   ,       3101,     ,       housing-3101, INTENDED_AND_TIED",
        "HOUSING,          ,           9999,   0301,   ,         ,       housing-0301, ARREST",
        "HOUSING,          ,           2111,   0301,   ,         ,       housing-0301, ARREST",
        "HOUSING,          ,           3001,   ,       ,         ,       housing-3101, STAY_BEFORE_CUSTODY",
        "HOUSING,          5059,       5012,   ,       ,         ,       housing-5059, REGISTERED",
        "SOCIAL_SERVICES,  3101,       0301,   ,       3101,     ,       nav-0301,     STAY_BEFORE_CUSTODY",
        "SOCIAL_SERVICES,  3101,       ,       0301,   ,         ,       nav-0301,     ARREST",
        "EMPLOYMENT,       3101,       0301,   ,       ,         OSLO,   nav-3101,     REGISTERED",
        "EMPLOYMENT,       ,           0301,   ,       ,         HALDEN, nav-0301,     STAY_BEFORE_CUSTODY",
        "EMPLOYMENT,       ,           ,       ,       ,         HALDEN, nav-3101,     PRISON",
        "NOTICE_OF_STAY,   ,           ,       ,       ,         OSLO,   nav-0301,     PRISON",
    })
    void theStrongestFactDecides(
            Duty duty,
            @Nullable String registered,
            @Nullable String before,
            @Nullable String arrest,
            @Nullable String intended,
            @Nullable String prison,
            String named,
            Basis basis) {
        var found = office.resolve(duty, new Whereabouts(registered, before, arrest, intended, prison));

        assertThat(found).isInstanceOfSatisfying(Office.class, it -> {
            assertThat(it.responsible().id()).isEqualTo(named);
            assertThat(it.decisive().basis()).isEqualTo(basis);
        });
    }

    @Test
    void aFactThatPointsElsewhereIsNamedBesideTheAnswer() {
        var found = office.resolve(Duty.HOUSING, new Whereabouts("0301", "0301", null, "3101", "OSLO"));

        assertThat(found).isInstanceOfSatisfying(Office.class, it -> assertThat(it.otherwise())
                .extracting(Evidence::basis)
                .containsExactly(Basis.INTENDED));
    }

    @Test
    void aSplitMunicipalityGivesItsPartsAndNoAnswer() {
        var found = office.resolve(Duty.HOUSING, new Whereabouts(null, "5012", null, null, "OSLO"));

        assertThat(found).isInstanceOfSatisfying(Undecided.class, it -> {
            assertThat(it.municipalities()).containsExactly("5055", "5056", "5059");
            assertThat(it.interim()).map(Partner::id).contains("housing-5059");
            assertThat(it.evidence()).extracting(Evidence::standing).containsExactly(Standing.SPLIT);
        });
    }

    @Test
    void anUnknownNumberIsNotPassedOverForAWeakerFact() {
        var found = office.resolve(Duty.HOUSING, new Whereabouts("3101", "9876", null, null, "OSLO"));

        assertThat(found).isInstanceOfSatisfying(Undecided.class, it -> {
            assertThat(it.municipalities()).containsExactly("3101");
            assertThat(it.interim()).map(Partner::id).contains("housing-3101");
            assertThat(it.evidence()).extracting(Evidence::standing).contains(Standing.UNKNOWN);
        });
    }

    @Test
    void whenNothingIsKnownThePrisonsOfficeActsMeanwhile() {
        var found = office.resolve(Duty.HOUSING, new Whereabouts(null, null, null, null, "OSLO"));

        assertThat(found).isInstanceOfSatisfying(Undecided.class, it -> {
            assertThat(it.municipalities()).isEmpty();
            assertThat(it.interim()).map(Partner::id).contains("housing-0301");
        });
        assertThat(office.resolve(Duty.HOUSING, new Whereabouts(null, null, null, null, "ATLANTIS")))
                .isEqualTo(new Undecided(List.of(), List.of(), Optional.empty()));
    }

    @Test
    void aMunicipalityThatNobodyServesIsSaid() {
        var found = office.resolve(Duty.HOUSING, new Whereabouts(null, "1103", null, null, "OSLO"));

        assertThat(found).isInstanceOfSatisfying(Unserved.class, it -> assertThat(it.municipality())
                .isEqualTo("1103"));
    }

    @ParameterizedTest
    @EnumSource(Duty.class)
    void everyRuleHasItsSource(Duty duty) {
        assertThat(duty.source()).isNotBlank();
        assertThat(duty.strongestFirst()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(duty.fulfilledBy().foundByMunicipality()).isTrue();
    }

    @Property(tries = 5_000)
    void noNumberThatIsNotInUseEverComesOut(@ForAll Duty duty, @ForAll("whereabouts") Whereabouts whereabouts) {
        var found = office.resolve(duty, whereabouts);

        found.partner().ifPresent(partner -> assertThat(partner.kind()).isEqualTo(duty.fulfilledBy()));
        assertThat(named(found))
                .allMatch(number ->
                        MUNICIPALITIES.find(number).map(Municipality::isOpen).orElse(false));
    }

    @Property(tries = 2_000)
    void theSameFactsAlwaysGiveTheSameAnswer(@ForAll Duty duty, @ForAll("whereabouts") Whereabouts whereabouts) {
        assertThat(office.resolve(duty, whereabouts)).isEqualTo(office.resolve(duty, whereabouts));
    }

    private static List<String> named(Responsibility found) {
        if (found instanceof Office named) {
            assertThat(named.responsible().municipalities()).contains(named.municipality());
            return List.of(named.municipality());
        }
        return found instanceof Undecided undecided
                ? undecided.municipalities()
                : List.of(((Unserved) found).municipality());
    }

    @Provide
    Arbitrary<Whereabouts> whereabouts() {
        var numbers = new ArrayList<String>(List.of("0000", "9876", "0716u", ""));
        MUNICIPALITIES.all().forEach(municipality -> numbers.add(municipality.number()));
        var number = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(numbers)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.of("0301", "3101", "0101", "5012", "5059")))
                .injectNull(0.3);
        return Combinators.combine(number, number, number, number, Arbitraries.of("OSLO", "HALDEN", "ATLANTIS"))
                .as(Whereabouts::new);
    }
}
