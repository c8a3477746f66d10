package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.reentryhub.custody.AddressProtection;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.EmploymentNeed;
import org.reentryhub.custody.HealthUnitLink;
import org.reentryhub.custody.Household;
import org.reentryhub.custody.HousingNeed;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.Municipality;
import org.reentryhub.custody.Need;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.PersonName;
import org.reentryhub.custody.Qualification;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;
import org.reentryhub.person.NationalId;
import org.reentryhub.person.PersonNumber;

/** Whatever a record holds, a receiver gets what its list allows, and not a word of anything else. */
class WhatLeavesPropertiesTest {
    private static final Message.LegalBasis CONSENT = new Message.LegalBasis("CONSENT", "c-1");
    private static final Set<String> EVERYBODYS = Set.of(
            "messageId",
            "kind",
            "referralId",
            "version",
            "domain",
            "recipient",
            "sentAt",
            "answerBy",
            "answerUrl",
            "legalBasis.code",
            "legalBasis.reference",
            "person.nationalId",
            "person.name.given",
            "person.name.family",
            "person.birthDate",
            "person.language",
            "person.interpreter",
            "release.date",
            "release.certainty");
    private static final Set<String> HOUSING = Set.of(
            "housing.situation",
            "housing.household.adults",
            "housing.household.children",
            "housing.accessible",
            "housing.rooms",
            "housing.support",
            "housing.finance",
            "housing.neededFrom");
    private static final Set<String> EMPLOYMENT = Set.of(
            "employment.goal",
            "employment.readiness",
            "employment.qualifications.title",
            "employment.qualifications.completedOn",
            "employment.experience",
            "employment.barriers",
            "employment.benefits",
            "employment.workHours");
    private static final Set<String> NEED = Set.of("need.level");
    private static final Map<HandoverDomain, Set<String>> LISTS = Arrays.stream(HandoverDomain.values())
            .collect(Collectors.toMap(domain -> domain, domain -> switch (domain) {
                case HOUSING -> HOUSING;
                case EMPLOYMENT -> EMPLOYMENT;
                case EDUCATION, FINANCE, IDENTITY_DOCUMENTS, FAMILY_NETWORK -> NEED;
            }));

    @Property(tries = 10_000)
    void noKeyLeavesThatTheListOfTheReceiverDoesNotHave(
            @ForAll("records") CustodyRecord record, @ForAll HandoverDomain domain) {
        if (record.need(domain.need()).isEmpty()) {
            return;
        }
        Set<String> sent = new LinkedHashSet<>();
        collect(message(record, domain), "", sent);
        sent.removeAll(EVERYBODYS);
        assertThat(LISTS.get(domain)).containsAll(sent);
    }

    /** Every text of the record names where it stands: what stands elsewhere is nowhere in the message. */
    @Property(tries = 10_000)
    void noWordLeavesFromAnotherPartOfTheRecord(
            @ForAll("records") CustodyRecord record, @ForAll HandoverDomain domain) {
        if (record.need(domain.need()).isEmpty()) {
            return;
        }
        String others = Stream.of("in-housing", "in-employment")
                .filter(mark -> !mark.equals("in-" + domain.name().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining("|"));
        assertThat(message(record, domain).toString()).doesNotContainPattern(others + "|in-custody|in-health|in-place");
    }

    private static JsonNode message(CustodyRecord record, HandoverDomain domain) {
        return Referred.JSON.valueToTree(Composer.referral(record, Referred.envelope(domain), CONSENT));
    }

    private static void collect(JsonNode node, String path, Set<String> keys) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(member -> collect(
                            member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), keys));
        } else if (node.isArray() && !(node.path(0).isTextual())) {
            node.forEach(item -> collect(item, path, keys));
        } else {
            keys.add(path);
        }
    }

    @Provide
    Arbitrary<CustodyRecord> records() {
        Arbitrary<List<Need>> needs = Combinators.combine(
                        housing().injectNull(0.2),
                        employment().injectNull(0.2),
                        Arbitraries.of(NeedLevel.class),
                        Arbitraries.of(NeedDomain.EDUCATION, NeedDomain.FINANCE, NeedDomain.FAMILY_NETWORK)
                                .set())
                .as((housing, employment, level, others) -> Stream.concat(
                                Stream.of(
                                        new Need(NeedDomain.HOUSING, level, housing, null),
                                        new Need(NeedDomain.EMPLOYMENT, level, null, employment)),
                                others.stream().map(domain -> new Need(domain, level, null, null)))
                        .toList());
        return Combinators.combine(
                        needs,
                        Arbitraries.of(AddressProtection.class),
                        releases().injectNull(0.2),
                        Arbitraries.of(CustodyStatus.class),
                        Arbitraries.of("nb", "nn", "se", "en").injectNull(0.2),
                        Arbitraries.of(true, false),
                        Arbitraries.just(new NationalId("17899001281")).injectNull(0.3))
                .as((needed, protection, release, status, language, linked, id) -> new CustodyRecord(
                        new PersonNumber("in-custody-1"),
                        List.of(new PersonNumber("in-custody-2")),
                        id,
                        new PersonName("Kari", "Eksempel"),
                        LocalDate.parse("1990-09-17"),
                        "in-custody-gender",
                        language,
                        linked,
                        "in-custody-citizenship",
                        protection,
                        new Custody(
                                "in-custody-id",
                                status,
                                "in-custody-prison",
                                "in-custody-unit",
                                LegalStatus.SENTENCED,
                                Regime.LOW_SECURITY,
                                LocalDate.parse("2025-03-01"),
                                release),
                        new Municipality("in-place-1", "in-place-2", "in-place-3", "in-place-4"),
                        linked ? new HealthUnitLink("in-health-unit", "in-health-patient") : null,
                        needed));
    }

    private static Arbitrary<Release> releases() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 700).map(LocalDate.parse("2026-11-22")::plusDays),
                        Arbitraries.of(Certainty.class),
                        Arbitraries.of(ReleaseType.class).injectNull(0.2))
                .as((date, certainty, type) -> new Release(date, certainty, type, LocalTime.of(10, 0)));
    }

    private static Arbitrary<HousingNeed> housing() {
        return Combinators.combine(
                        texts("in-housing"),
                        lists("in-housing"),
                        Arbitraries.integers().between(1, 5))
                .as((text, list, many) -> new HousingNeed(text, new Household(many, many), true, many, list, list));
    }

    private static Arbitrary<EmploymentNeed> employment() {
        return Combinators.combine(texts("in-employment"), lists("in-employment"))
                .as((text, list) -> new EmploymentNeed(
                        text,
                        text,
                        list.stream().map(each -> new Qualification(each, null)).toList(),
                        list,
                        list,
                        list,
                        text));
    }

    private static Arbitrary<String> texts(String mark) {
        return Arbitraries.strings()
                .alpha()
                .ofMaxLength(5)
                .map(text -> mark + text)
                .injectNull(0.2);
    }

    private static Arbitrary<List<String>> lists(String mark) {
        return Arbitraries.strings()
                .alpha()
                .ofMaxLength(5)
                .map(text -> mark + text)
                .list()
                .ofMaxSize(3);
    }
}
