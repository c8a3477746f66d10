package org.reentryhub.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reentryhub.partner.Partner.Accepts;
import org.reentryhub.partner.Partner.ChannelType;
import org.reentryhub.partner.Partner.FhirForm;
import org.reentryhub.partner.Partner.Ladder;
import org.reentryhub.partner.Partner.Language;
import org.reentryhub.partner.Partner.Notify;
import org.reentryhub.partner.Partner.Transfers;

class PartnerFileTest {
    private static final String AS_THE_CONTRACT_HAS_IT =
            """
            partners:
              - id: housing-0301
                name: Oslo kommune, bolig
                kind: HOUSING            # HOUSING, EMPLOYMENT, HEALTH, PRISON_HEALTH, EDUCATION, NGO
                identifiers: ["urn:oid:2.16.578.1.12.4.1.4.101|974770482"]   # organisation number
                language: nb             # nb or nn
                serves: {municipalities: ["0301"]}
                channel: {type: rest, url: "http://localhost:8089/housing-0301", auth: {type: bearer, token: "${HOUSING_0301_TOKEN:sandbox}"}, timeout: PT10S, concurrency: 8}
                expects: {receiptWithin: PT4H, answerWithin: P5D}
                handles: {addressProtected: false}
                idempotent: true
                notify: {email: "bolig@oslo.example"}
                accepts: {clientIds: ["0192:974770482"], users: ["housing"]}
            """;

    @Test
    void theExampleOfTheContractIsRead() {
        var housing = Reading.inTheSandbox()
                .partners(AS_THE_CONTRACT_HAS_IT)
                .find("housing-0301")
                .orElseThrow();

        assertThat(housing.kind()).isEqualTo(Kind.HOUSING);
        assertThat(housing.identifiers())
                .containsExactly(new Identifier("urn:oid:2.16.578.1.12.4.1.4.101", "974770482"));
        assertThat(housing.language()).isEqualTo(Language.NB);
        assertThat(housing.municipalities()).containsExactly("0301");
        assertThat(housing.channel().type()).isEqualTo(ChannelType.REST);
        assertThat(housing.channel().address()).isEqualTo(URI.create("http://localhost:8089/housing-0301"));
        assertThat(housing.channel().auth()).isEqualTo(new Auth.Bearer(new Secret("sandbox")));
        assertThat(housing.channel().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(housing.channel().concurrency()).isEqualTo(8);
        assertThat(housing.expects().receiptWithin()).isEqualTo(Duration.ofHours(4));
        assertThat(housing.expects().answerWithin()).isEqualTo(Duration.ofDays(5));
        assertThat(housing.handles().addressProtected()).isFalse();
        assertThat(housing.idempotent()).isTrue();
        assertThat(housing.notification()).contains(new Notify("bolig@oslo.example", Duration.ofDays(1)));
        assertThat(housing.accepts()).isEqualTo(new Accepts(Set.of("0192:974770482"), Set.of("housing")));
    }

    @Test
    void howAPartnerIsSentToIsAsItsRowSaysAndElseAsUsual() {
        var said = AS_THE_CONTRACT_HAS_IT.replace(
                "concurrency: 8", "retry: [PT1S, PT1M], rate: 20, order: strict, breaker: {failures: 3, probe: PT2S}");

        assertThat(housing(said).channel().sending())
                .isEqualTo(new Sending(
                        List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                        20,
                        Sending.Order.STRICT,
                        new Sending.Breaker(3, Duration.ofSeconds(2))));
        assertThat(housing(AS_THE_CONTRACT_HAS_IT).channel().sending()).isEqualTo(Sending.USUAL);
    }

    private static Partner housing(String file) {
        return Reading.inTheSandbox().partners(file).find("housing-0301").orElseThrow();
    }

    @Test
    void aVariableOfTheEnvironmentReplacesTheDefault() {
        var reading = new Reading(false, Map.of("HOUSING_0301_TOKEN", "s3cret}$1"), Set.of());

        var housing =
                reading.partners(AS_THE_CONTRACT_HAS_IT).find("housing-0301").orElseThrow();

        assertThat(housing.channel().auth()).isEqualTo(new Auth.Bearer(new Secret("s3cret}$1")));
    }

    @Test
    void aVariableCannotChangeTheStructureOfTheFile() {
        var reading = new Reading(false, Map.of("HOUSING_0301_TOKEN", "x\"}}, id: other"), Set.of());

        assertThat(reading.problems(AS_THE_CONTRACT_HAS_IT))
                .containsExactly(new DirectoryProblem(8, "token has characters that must not be in it"));
    }

    @Test
    void aSecretPrintsAsStars() {
        var housing = Reading.inTheSandbox().partners(AS_THE_CONTRACT_HAS_IT).all();

        assertThat(housing.toString()).contains("housing-0301").doesNotContain("=sandbox");
    }

    @Test
    void aSilentRowHasTheDefaultsOfTheContract() {
        var yaml =
                """
                partners:
                  - {id: housing-5001, name: Trondheim, kind: HOUSING, channel: {type: rest, url: "https://bolig.example"}}
                  - {id: nav-5001, name: NAV, kind: EMPLOYMENT, channel: {type: inbox}}
                  - {id: unit, name: Unit, kind: PRISON_HEALTH, channel: {type: fhir, url: "https://fhir.example/r4/"}}
                """;

        var sandbox = Reading.inTheSandbox().partners(yaml);
        var production = Reading.inProduction().partners(yaml);

        assertThat(sandbox.find("housing-5001").orElseThrow().idempotent()).isTrue();
        assertThat(sandbox.find("nav-5001").orElseThrow().idempotent()).isFalse();
        assertThat(sandbox.find("unit").orElseThrow().transfers()).isEqualTo(Transfers.AUTOMATIC);
        assertThat(production.find("unit").orElseThrow().transfers()).isEqualTo(Transfers.SIGN_OFF);
        assertThat(production.find("unit").orElseThrow().channel().address())
                .isEqualTo(URI.create("https://fhir.example/r4"));
    }

    @Test
    void aHealthPartySaysInWhichFormItTakesASummaryAndNobodyElseMay() {
        var yaml =
                """
                partners:
                  - {id: gp, name: GP, kind: HEALTH, channel: {type: fhir, url: "https://gp.example"}}
                  - {id: archive, name: Archive, kind: HEALTH, channel: {type: fhir, url: "https://a.example", fhir: document}}
                  - {id: clinic, name: Clinic, kind: HEALTH, channel: {type: fhir, url: "https://c.example", fhir: message}}
                """;

        assertThat(Reading.inTheSandbox().partners(yaml).all())
                .extracting(partner -> partner.channel().fhir())
                .containsExactly(FhirForm.TRANSACTION, FhirForm.DOCUMENT, FhirForm.MESSAGE);
        assertThat(Reading.inTheSandbox().problems(yaml.replace("fhir: message", "fhir: fax")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("transaction, document, message"));
        assertThat(
                        Reading.inTheSandbox()
                                .problems(
                                        """
                                partners:
                                  - {id: nav, name: NAV, kind: EMPLOYMENT, channel: {type: inbox, fhir: document}}
                                """))
                .hasSize(1);
    }

    @Test
    void everyFaultIsToldAtOnceWithItsLine() {
        var yaml =
                """
                partners:
                  - id: Housing 0301
                    name: Oslo
                    kind: HOUSE
                    serves: {municipalities: ["0101", "9876", "2111"]}
                    channel: {type: rest, url: "ftp://x.example", timeout: PT10M, concurrency: 65}
                    colour: red
                  - id: nav
                    kind: EMPLOYMENT
                    channel:
                      type: pigeon
                """;

        assertThat(Reading.inTheSandbox().problems(yaml))
                .extracting(DirectoryProblem::toString)
                .containsExactlyInAnyOrder(
                        "line 2: id must be 1 to 40 of a–z, 0–9 and single dashes, beginning with a letter",
                        "line 4: kind must be one of HOUSING, EMPLOYMENT, HEALTH, PRISON_HEALTH, EDUCATION, NGO",
                        "line 5: an item of municipalities is the number of a municipality that is no more; it is 3101 today",
                        "line 5: an item of municipalities is no municipality number of Norway",
                        "line 5: an item of municipalities is the number of a place that no municipality is responsible for",
                        "line 6: url must be an http:// or https:// address",
                        "line 6: timeout must lie between PT0.1S and PT2M",
                        "line 6: concurrency must be a whole number from 1 to 64",
                        "line 7: colour is not known here (known are [accepts, channel, expects, handles, id, idempotent,"
                                + " identifiers, kind, ladder, language, name, notify, serves])",
                        "line 8: name is missing",
                        "line 11: type must be one of rest, inbox, fhir, queue");
    }

    @Test
    void aQueueIsThePartnersOwn() {
        var partner = Reading.inProduction()
                .partners(
                        """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, channel: {type: queue, address: partner.a-1}}
                """)
                .find("a-1")
                .orElseThrow();

        assertThat(partner.channel().queue()).contains("partner.a-1");
        assertThat(partner.channel().destination()).isEqualTo("partner.a-1");
        assertThat(partner.idempotent()).isTrue();
    }

    @Test
    void aRowSaysWhoIsToldAndWhatIsDoneWhenNobodyAnswers() {
        var partners = Reading.inTheSandbox()
                .partners(
                        """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, channel: {type: inbox}, notify: {email: a@a.example, atMost: PT6H}, ladder: {afterFailures: 8, afterHours: PT4H, next: inbox}}
                  - {id: a-2, name: B, kind: HOUSING, channel: {type: inbox}}
                """)
                .all();

        assertThat(partners.get(0).notification()).contains(new Notify("a@a.example", Duration.ofHours(6)));
        assertThat(partners.get(0).ladder()).contains(new Ladder(8, Duration.ofHours(4), Ladder.Next.INBOX));
        assertThat(partners.get(1).notification()).isEmpty();
        assertThat(partners.get(1).ladder()).isEmpty();
    }

    @Test
    void aLadderThatLeadsNowhereIsRefused() {
        var yaml =
                """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, channel: {type: inbox}, ladder: {afterFailures: 0, afterHours: PT4H, next: pigeon}}
                  - {id: a-2, name: B, kind: HOUSING, channel: {type: inbox}, ladder: {next: inbox}, notify: {atMost: P1D}}
                """;

        assertThat(Reading.inTheSandbox().problems(yaml))
                .extracting(DirectoryProblem::toString)
                .containsExactlyInAnyOrder(
                        "line 2: afterFailures must be a whole number from 1 to 100",
                        "line 2: next must be one of inbox",
                        "line 3: afterFailures is missing",
                        "line 3: afterHours is missing",
                        "line 3: email is missing");
    }

    @Test
    void aQueueThatIsAnothersOrTheHubsIsRefused() {
        var yaml =
                """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, channel: {type: queue, address: partner.a-1}}
                  - {id: a-2, name: B, kind: EMPLOYMENT, channel: {type: queue, address: partner.a-1}}
                  - {id: a-3, name: C, kind: NGO, channel: {type: queue, address: deliver.housing}}
                  - {id: a-4, name: D, kind: NGO, channel: {type: queue, address: "partner.#"}}
                  - {id: a-5, name: E, kind: NGO, channel: {type: queue}}
                """;

        assertThat(Reading.inTheSandbox().problems(yaml))
                .extracting(DirectoryProblem::toString)
                .containsExactlyInAnyOrder(
                        "line 3: the queue partner.a-1 stands already in line 2",
                        "line 4: address must be partner. and then a–z, 0–9 and dashes",
                        "line 5: address must be partner. and then a–z, 0–9 and dashes",
                        "line 6: address is missing");
    }

    @Test
    void anOfficeSaysWhenItIsOpen() {
        var offices = Reading.inTheSandbox()
                .partners(
                        """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, channel: {type: inbox}, opening: {days: [TU, TH], hours: "09:00-14:30"}}
                  - {id: a-2, name: B, kind: EMPLOYMENT, channel: {type: inbox}, opening: {days: [SA]}}
                  - {id: a-3, name: C, kind: EDUCATION, channel: {type: inbox}}
                """);

        assertThat(offices.all())
                .extracting(Partner::opening)
                .containsExactly(
                        Optional.of(new Opening(
                                Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
                                Optional.of(new Opening.Hours(LocalTime.of(9, 0), LocalTime.of(14, 30))))),
                        Optional.of(new Opening(Set.of(DayOfWeek.SATURDAY), Optional.empty())),
                        Optional.empty());
    }

    @Test
    void anOpeningThatCannotBeIsToldWithItsLine() {
        var yaml =
                """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, channel: {type: inbox}, opening: {days: [MO, ONS, MO]}}
                  - {id: a-2, name: B, kind: EMPLOYMENT, channel: {type: inbox}, opening: {days: [MO], hours: "9-15"}}
                  - {id: a-3, name: C, kind: NGO, channel: {type: inbox}, opening: {days: [MO], hours: "15:00-10:00", keys: yes}}
                  - {id: a-4, name: D, kind: EDUCATION, channel: {type: inbox}, opening: {hours: "10:00-15:00"}}
                  - {id: a-5, name: E, kind: EDUCATION, channel: {type: inbox}, opening: daily}
                """;

        assertThat(Reading.inTheSandbox().problems(yaml))
                .extracting(DirectoryProblem::toString)
                .containsExactlyInAnyOrder(
                        "line 2: an item of days must be one of MO, TU, WE, TH, FR, SA, SU",
                        "line 2: an item of days stands twice",
                        "line 3: hours must be of the form 10:00-15:00",
                        "line 4: hours must end later than it begins",
                        "line 4: keys is not known here (known are [days, hours])",
                        "line 5: opening has no days, such as [MO, TU, WE, TH, FR]",
                        "line 6: opening must be a mapping of keys to values");
    }

    @Test
    void nobodyGoesToAHealthPartyFromTheGate() {
        assertThat(
                        Reading.inTheSandbox()
                                .problems(
                                        """
                partners:
                  - {id: a-1, name: A, kind: HEALTH, channel: {type: fhir, url: "https://a.example"}, opening: {days: [MO]}}
                """))
                .singleElement()
                .asString()
                .startsWith("line 2: opening is not known here");
    }

    @Test
    void aHealthPartySaysWhenItHandsOutMedicines() throws IOException {
        var partners = Reading.inTheSandbox()
                .partners(
                        """
                partners:
                  - {id: a-1, name: A, kind: HEALTH, channel: {type: fhir, url: "https://a.example"}, dispensing: {days: [MO, TH], hours: "08:00-14:30"}}
                """);

        assertThat(partners.all())
                .singleElement()
                .extracting(Partner::opening)
                .isEqualTo(Optional.of(new Opening(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                        Optional.of(new Opening.Hours(LocalTime.of(8, 0), LocalTime.of(14, 30))))));
    }

    @Test
    void nobodyElseHandsOutMedicinesAfterARelease() {
        assertThat(
                        Reading.inTheSandbox()
                                .problems(
                                        """
                partners:
                  - {id: a-1, name: A, kind: PRISON_HEALTH, channel: {type: fhir, url: "https://a.example"}, dispensing: {days: [MO]}}
                """))
                .singleElement()
                .asString()
                .startsWith("line 2: dispensing is not known here");
    }

    @Test
    void whatMayStandOnlyOnceIsFoundTheSecondTime() {
        var yaml =
                """
                partners:
                  - {id: a-1, name: A, kind: HOUSING, serves: {municipalities: ["0301"]}, channel: {type: inbox}, accepts: {users: [anna], clientIds: [c]}}
                  - {id: a-1, name: B, kind: EMPLOYMENT, serves: {municipalities: ["0301"]}, channel: {type: inbox}, accepts: {users: [anna], clientIds: [c]}}
                  - {id: a-3, name: C, kind: HOUSING, serves: {municipalities: ["0301"]}, channel: {type: inbox}}
                """;

        assertThat(Reading.inTheSandbox().problems(yaml))
                .extracting(DirectoryProblem::toString)
                .containsExactlyInAnyOrder(
                        "line 3: the id a-1 stands already in line 2",
                        "line 3: the user anna stands already in line 2",
                        "line 3: the client c stands already in line 2",
                        "line 4: HOUSING for the municipality 0301 stands already in line 2");
    }

    @Test
    void theMessageNamesFileLineAndReason() {
        assertThatThrownBy(() -> Reading.inTheSandbox().partners("partners:\n  - id: X\n"))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("partners.yaml, line 2: id must be")
                .hasMessageContaining("partners.yaml, line 2: name is missing");
    }

    @Test
    void thePackagedDirectoryIsInOrder() throws IOException {
        var partners = Reading.inTheSandbox().partners(packaged());

        assertThat(partners.all())
                .filteredOn(partner -> partner.kind() == Kind.HOUSING || partner.kind() == Kind.EMPLOYMENT)
                .allSatisfy(office -> assertThat(office.opening()).isPresent());
        assertThat(partners.serving(Duty.HOUSING, "0301")).map(Partner::id).contains("housing-0301");
        assertThat(partners.serving(Duty.EMPLOYMENT, "0301")).map(Partner::id).contains("nav-0301");
        assertThat(partners.ofUser("housing")).map(Partner::id).contains("housing-0301");
        assertThat(partners.ofUser("employment")).map(Partner::id).contains("nav-0301");
        assertThat(partners.ofUser("gp")).map(Partner::id).contains("gp-oslo");
        assertThat(partners.ofClient("0192:974770482")).map(Partner::id).contains("housing-0301");
        assertThat(partners.identifiedBy(Kind.HEALTH, new Identifier(Identifier.HER_ID, "9000103")))
                .map(Partner::id)
                .contains("lar-oslo");
        assertThat(partners.all()).extracting(Partner::kind).containsAll(List.of(Kind.values()));
        assertThat(partners.find("nobody")).isEqualTo(Optional.empty());
    }

    @Test
    void thePackagedDirectoryIsRefusedInProduction() throws IOException {
        assertThat(Reading.inProduction().problems(packaged()))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.reason()).isEqualTo("url must be an https:// address"));
    }

    private static byte[] packaged() throws IOException {
        try (var stream = PartnerFileTest.class.getResourceAsStream("/partners.yaml")) {
            return java.util.Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
