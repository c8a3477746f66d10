package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.delivery.NextAttempts;
import org.reentryhub.person.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** NAV learns of a stay's beginning, expected end and end, whatever the person consents to, and of nothing else. */
@HubTest
class ANoticeToNavTest {
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Prisoner kari;

    @BeforeEach
    void somebody() {
        kari = prisoner();
    }

    @Test
    void anAdmissionIsToldOnceWithWhatNavNeedsAndNothingElse() {
        String admitted = kari.event("admitted", "2026-11-20T08:00:00+01:00");
        tell(admitted);
        tell(admitted);
        tell(kari.event("details-changed", "2026-11-19T08:00:00+01:00"));
        JsonNode message = notices("nav-0301", kari, 1).get(0);
        assertThat(names(message))
                .containsExactly(
                        "messageId",
                        "kind",
                        "referralId",
                        "version",
                        "domain",
                        "recipient",
                        "sentAt",
                        "legalBasis",
                        "person",
                        "notice");
        assertThat(names(message.get("person")))
                .containsExactly("nationalId", "name", "birthDate", "language", "interpreter");
        assertThat(message.get("legalBasis").toString())
                .isEqualTo(
                        """
                {"code":"LEGAL_OBLIGATION","reference":"folketrygdloven (LOV-1997-02-28-19) § 21-4"}""");
        assertThat(message.get("notice").toString())
                .isEqualTo(
                        """
                {"type":"ENROL","from":"2025-03-01","expectedTo":"2027-01-14","institution":"OSLO"}""");
        assertThat(made(kari)).isEqualTo(1);
    }

    @Test
    void aMovedDateIsAnUpdateAReleaseADischargeAndALeaveNothing() {
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        notices("nav-0301", kari, 1);
        tell(kari.released("2027-02-01").event("release-date-changed", "2026-11-20T09:00:00+01:00"));
        notices("nav-0301", kari, 2);
        tell(kari.released("2027-02-01").event("on-leave", "2026-11-20T10:00:00+01:00", "ON_LEAVE"));
        assertThat(made(kari)).isEqualTo(2);
        tell(kari.released("2027-02-01").event("released", "2026-11-21T10:00:00+01:00", "RELEASED"));
        List<JsonNode> all = notices("nav-0301", kari, 3);
        assertThat(all.stream().map(each -> each.get("notice").toString()))
                .containsExactly(
                        """
                {"type":"ENROL","from":"2025-03-01","expectedTo":"2027-01-14","institution":"OSLO"}""",
                        """
                {"type":"UPDATE","from":"2025-03-01","expectedTo":"2027-02-01","institution":"OSLO"}""",
                        """
                {"type":"DISCHARGE","from":"2025-03-01","to":"2026-11-21","institution":"OSLO"}""");
        assertThat(all.stream().map(each -> each.get("version").asInt())).containsExactly(1, 2, 3);
        assertThat(all.stream().map(each -> each.get("referralId").asText()).distinct())
                .hasSize(1);
    }

    @Test
    void itIsListedAmongWhatLeftTheHouse() {
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        notices("nav-0301", kari, 1);
        JsonNode disclosures = Hub.at(port)
                .as("casemanager")
                .get("/api/people/" + kari.number() + "/disclosures")
                .json()
                .get("items");
        assertThat(disclosures).hasSize(1);
        assertThat(disclosures.get(0).get("kind").asText()).isEqualTo("NOTICE");
        assertThat(disclosures.get(0).at("/legalBasis/code").asText()).isEqualTo("LEGAL_OBLIGATION");
        assertThat(disclosures.get(0).get("fields").toString())
                .contains("/person/nationalId", "/notice/expectedTo")
                .doesNotContain("employment", "housing", "release");
    }

    @Test
    void aDeathIsToldAsAnyEndIs() {
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        notices("nav-0301", kari, 1);
        tell(kari.event("died", "2026-11-21T03:00:00+01:00", "DECEASED"));
        assertThat(notices("nav-0301", kari, 2).get(1).get("notice").toString())
                .isEqualTo(
                        """
                {"type":"DISCHARGE","from":"2025-03-01","to":"2026-11-21","institution":"OSLO"}""");
    }

    @Test
    void aStayThatIsReplacedByAnotherOfTheSameDayIsAnnulled() {
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        notices("nav-0301", kari, 1);
        tell(kari.event("admitted", "2026-11-20T12:00:00+01:00").replace("\"C-", "\"D-"));
        List<JsonNode> all = notices("nav-0301", kari, 3);
        assertThat(all.stream().map(each -> each.at("/notice/type").asText()))
                .containsExactlyInAnyOrder("ENROL", "ANNUL", "ENROL");
        JsonNode annulment = all.stream()
                .filter(each -> each.at("/notice/type").asText().equals("ANNUL"))
                .findFirst()
                .orElseThrow();
        assertThat(annulment.get("referralId")).isEqualTo(all.get(0).get("referralId"));
        assertThat(names(annulment.get("notice"))).containsExactly("type", "from", "institution");
    }

    @Test
    void aNumberThatCeasesIsAnnulledAndEnrolledAnewWhenItLivesAgain() {
        Prisoner twin = prisoner();
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        tell(twin.event("admitted", "2026-11-20T08:00:00+01:00"));
        notices("nav-0301", twin, 1);
        String numbers = "\"personNumber\":\"%s\",".formatted(kari.number());
        String other = "\"otherPersonNumber\":\"%s\",".formatted(twin.number());
        String former = "\"formerPersonNumbers\":[\"%s\"],".formatted(twin.number());
        tell(kari.event("merged", "2026-11-20T09:00:00+01:00").replace(numbers, numbers + other + former));
        assertThat(notices("nav-0301", twin, 2).get(1).at("/notice/type").asText())
                .isEqualTo("ANNUL");
        tell(kari.event("unmerged", "2026-11-20T10:00:00+01:00").replace(numbers, numbers + other));
        assertThat(notices("nav-0301", twin, 3).get(2).at("/notice/type").asText())
                .isEqualTo("ENROL");
        assertThat(made(kari)).isEqualTo(1);
    }

    @Test
    void anOldWordThatANumberCeasedTakesNothingFromOneThatHasSpokenSince() {
        Prisoner twin = prisoner();
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        tell(twin.event("admitted", "2026-11-20T10:00:00+01:00"));
        notices("nav-0301", twin, 1);
        String numbers = "\"personNumber\":\"%s\",".formatted(kari.number());
        String former = "\"formerPersonNumbers\":[\"%s\"],".formatted(twin.number());
        tell(kari.event("merged", "2026-11-20T09:00:00+01:00")
                .replace(numbers, numbers + former + "\"otherPersonNumber\":\"%s\",".formatted(twin.number())));
        assertThat(made(twin)).isEqualTo(1);
        assertThat(Hub.at(port)
                        .as("casemanager")
                        .get("/api/people/" + twin.number())
                        .json()
                        .get("milestones"))
                .isNotEmpty();
    }

    @Test
    void anAddressThatIsProtectedWhileANoticeWaitsStopsItAndItLeavesLater() {
        Prisoner trondheim = kari.from("5001");
        setState("nav-5001", "{\"state\":\"is down\"}");
        try {
            tell(trondheim.event("admitted", "2026-11-20T08:00:00+01:00"));
            notices("nav-5001", kari, 1);
            tell(trondheim.protectedBy("CONFIDENTIAL").event("details-changed", "2026-11-20T09:00:00+01:00"));
            NextAttempts.ofPeople(jdbc, clock).comeNow(kari.number());
            await().atMost(ofSeconds(30)).until(() -> alerts(kari).contains("NOTICE_ADDRESS_PROTECTED"));
            assertThat(waiting(kari)).isZero();
        } finally {
            setState("nav-5001", "");
        }
        tell(trondheim.event("details-changed", "2026-11-20T10:00:00+01:00"));
        await().atMost(ofSeconds(30)).until(() -> delivered(kari) == 1);
        assertThat(alerts(kari)).doesNotContain("NOTICE_ADDRESS_PROTECTED");
    }

    @Test
    void theFirstExtractOfOneLongInsideIsNotToldAndOfOneWhoJustCameInIs() {
        Prisoner justIn = prisoner();
        String today = HubTest.TODAY.toString();
        tell(kari.event("extract", "2026-11-20T08:00:00+01:00"));
        tell(justIn.event("extract", "2026-11-20T08:00:00+01:00").replace("2025-03-01", today));
        assertThat(notices("nav-0301", justIn, 1)).hasSize(1);
        assertThat(made(kari)).isZero();
        tell(kari.released("2027-02-01").event("release-date-changed", "2026-11-20T09:00:00+01:00"));
        assertThat(notices("nav-0301", kari, 1).get(0).at("/notice/type").asText())
                .isEqualTo("UPDATE");
    }

    @Test
    void anUnknownOfficeIsAnAlertAndTheNoticeLeavesWhenItIsKnown() {
        tell(kari.from("9998").event("admitted", "2026-11-20T08:00:00+01:00"));
        assertThat(made(kari)).isZero();
        assertThat(alerts(kari)).contains("NOTICE_OFFICE_UNKNOWN");
        tell(kari.event("details-changed", "2026-11-20T09:00:00+01:00"));
        assertThat(notices("nav-0301", kari, 1).get(0).at("/notice/type").asText())
                .isEqualTo("ENROL");
        assertThat(alerts(kari)).doesNotContain("NOTICE_OFFICE_UNKNOWN");
    }

    @Test
    void whoHasNoFixedAbodeIsToldToTheOfficeOfThePrison() {
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00")
                .replace(
                        "\"registered\":\"0301\",\"beforeCustody\":\"0301\"",
                        "\"registered\":null,\"beforeCustody\":null"));
        assertThat(notices("nav-0301", kari, 1)).hasSize(1);
    }

    @Test
    void anOfficeThatCannotKeepAnAddressSafeIsNotToldOfOneThatIsProtected() {
        Prisoner halden = kari.from("3101");
        tell(halden.protectedBy("CONFIDENTIAL").event("admitted", "2026-11-20T08:00:00+01:00"));
        assertThat(made(kari)).isZero();
        assertThat(alerts(kari)).contains("NOTICE_ADDRESS_PROTECTED");
        tell(halden.event("details-changed", "2026-11-20T09:00:00+01:00"));
        assertThat(notices("nav-3101", kari, 1)).hasSize(1);
    }

    @Test
    void anOlderNoticeNeverOvertakesANewerOne() {
        Prisoner trondheim = kari.from("5001");
        setState("nav-5001", "{\"state\":\"is down\"}");
        try {
            tell(trondheim.event("admitted", "2026-11-20T08:00:00+01:00"));
            notices("nav-5001", kari, 1);
            tell(trondheim.released("2027-02-01").event("release-date-changed", "2026-11-20T09:00:00+01:00"));
            awaitVersion("nav-5001", 2);
        } finally {
            setState("nav-5001", "");
        }
        NextAttempts.ofPeople(jdbc, clock).comeNow(kari.number());
        await().atMost(ofSeconds(30)).until(() -> delivered(kari) == 1);
        List<Integer> versions = journal("nav-5001", kari).stream()
                .map(each -> each.get("version").asInt())
                .toList();
        assertThat(versions).isSorted().endsWith(2);
        assertThat(waiting(kari)).isZero();
    }

    @Test
    void aReceiptThatSaysItCouldNotBeTakenInIsAnAlertAndNoAcknowledgement() {
        tell(kari.event("admitted", "2026-11-20T08:00:00+01:00"));
        JsonNode notice = notices("nav-0301", kari, 1).get(0);
        await().atMost(ofSeconds(10)).until(() -> acknowledged(kari) == 1);
        assertThat(receipt(notice, "employment", "FAILED").status()).isEqualTo(202);
        assertThat(acknowledged(kari)).isZero();
        assertThat(alerts(kari)).contains("NOTICE_NOT_DELIVERED");
        assertThat(receipt(notice, "employment", "RECEIVED").status()).isEqualTo(202);
        assertThat(acknowledged(kari)).isEqualTo(1);
        assertThat(receipt(notice, "housing", "RECEIVED").status()).isEqualTo(404);
    }

    @Test
    void theLedgerShowsHowEarlyNavKnewAndNobodysName() {
        Prisoner inTime = at("ARENDAL");
        Prisoner tooLate = at("ARENDAL");
        tell(inTime.released("2026-03-14").event("extract", "2026-02-01T08:00:00+01:00"));
        tell(inTime.released("2026-03-17").event("release-date-changed", "2026-02-02T08:00:00+01:00"));
        tell(tooLate.event("admitted", "2026-02-01T08:00:00+01:00"));
        await().atMost(ofSeconds(10)).until(() -> acknowledged(inTime) == 1 && acknowledged(tooLate) == 1);
        wasAcknowledged(inTime, "2026-02-02T08:05:00+01:00");
        tell(inTime.released("2026-03-17").event("released", "2026-03-17T10:00:00+01:00", "RELEASED"));
        tell(tooLate.event("released", "2026-02-05T10:00:00+01:00", "RELEASED"));
        await().atMost(ofSeconds(10)).until(() -> acknowledged(inTime) == 2 && acknowledged(tooLate) == 2);
        String ledger = Hub.at(port)
                .as("operator")
                .get("/ops/notice-ledger?since=2026-01")
                .text();
        assertThat(ledger).doesNotContain(inTime.number(), tooLate.number(), inTime.nationalId(), "Eksempel");
        JsonNode good = line("2026-03");
        JsonNode bad = line("2026-02");
        assertThat(good.get("releases").asInt()).isEqualTo(1);
        assertThat(good.get("share").asDouble()).isEqualTo(1.0);
        assertThat(bad.get("share").asDouble()).isZero();
        assertThat(bad.get("medianDaysBefore").asDouble())
                .isCloseTo(bad.at("/worst/0/daysBefore").asDouble(), within(0.01))
                .isNegative();
        assertThat(bad.at("/worst/0/stay").asText())
                .isEqualTo(journal("nav-0301", tooLate).get(0).get("referralId").asText());
    }

    @Test
    void aMonthThatIsNoneIsRefused() {
        assertThat(Hub.at(port)
                        .as("operator")
                        .get("/ops/notice-ledger?since=soon")
                        .status())
                .isEqualTo(400);
    }

    private JsonNode line(String month) {
        for (JsonNode line : Hub.at(port)
                .as("operator")
                .get("/ops/notice-ledger?since=2026-01")
                .json()
                .get("items")) {
            if (line.get("prison").asText().equals("ARENDAL")
                    && line.get("month").asText().equals(month)) {
                return line;
            }
        }
        throw new AssertionError("no line for " + month);
    }

    private static Prisoner prisoner() {
        return at("OSLO");
    }

    private static Prisoner at(String prison) {
        UUID id = UUID.randomUUID();
        String nationalId = TestPeople.nationalId(Math.floorMod(id.hashCode(), 1_000_000));
        return new Prisoner("KI-" + id.toString().substring(0, 13), nationalId, prison, "0301", "2027-01-14", "NONE");
    }

    private void tell(String event) {
        Hub.Said said = Hub.at(port).as("prison-records").post("/records/events", event, CLOUD_EVENT);
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    private Hub.Said receipt(JsonNode notice, String user, String status) {
        return Hub.at(port)
                .as(user)
                .post(
                        "/partner/referrals/" + notice.get("referralId").asText() + "/receipts",
                        "{\"messageId\":\"%s\",\"status\":\"%s\"}"
                                .formatted(notice.get("messageId").asText(), status));
    }

    private List<String> alerts(Prisoner person) {
        return Hub.at(port)
                .as("casemanager")
                .get("/api/people/" + person.number())
                .json()
                .get("alerts")
                .findValuesAsText("code");
    }

    /** What an office was sent of somebody, once it is so much; in its order. */
    private List<JsonNode> notices(String office, Prisoner person, int many) {
        await().atMost(ofSeconds(15)).until(() -> journal(office, person).size() >= many);
        return journal(office, person);
    }

    private void awaitVersion(String office, int version) {
        await().atMost(ofSeconds(30)).until(() -> journal(office, kari).stream()
                .anyMatch(each -> each.get("version").asInt() == version));
    }

    private List<JsonNode> journal(String office, Prisoner person) {
        JsonNode found = Hub.at(sandboxPort)
                .post(
                        "/__admin/requests/find",
                        """
                {"method":"POST","urlPath":"/%s/referrals","bodyPatterns":[
                 {"matchesJsonPath":{"expression":"$.kind","equalTo":"NOTICE"}},
                 {"matchesJsonPath":{"expression":"$.person.nationalId","equalTo":"%s"}}]}"""
                                .formatted(office, person.nationalId()))
                .json();
        List<JsonNode> messages = new ArrayList<>();
        found.get("requests")
                .forEach(request -> messages.add(Hub.json(request.get("body").asText())));
        return messages;
    }

    /** Without a body the scenario begins anew. */
    private void setState(String scenario, String body) {
        Hub.Said said = Hub.at(sandboxPort).put("/__admin/scenarios/" + scenario + "/state", body);
        assertThat(said.status()).isEqualTo(200);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private int made(Prisoner person) {
        return count("hub.notice n join hub.stay s on s.id = n.stay_id where s.person_number = :person", person);
    }

    private int acknowledged(Prisoner person) {
        return count(
                "hub.notice n join hub.stay s on s.id = n.stay_id where s.person_number = :person"
                        + " and n.acknowledged_at is not null",
                person);
    }

    /** NAV answers within seconds; the story is told months later. */
    private void wasAcknowledged(Prisoner person, String at) {
        jdbc.sql(
                        """
                update hub.notice n set acknowledged_at = cast(:at as timestamptz) from hub.stay s
                 where s.id = n.stay_id and s.person_number = :person""")
                .param("at", at)
                .param("person", person.number())
                .update();
    }

    private int delivered(Prisoner person) {
        return count("hub.delivery where person_number = :person and state = 'DELIVERED'", person);
    }

    private int waiting(Prisoner person) {
        return count("hub.delivery where person_number = :person and state in ('PENDING', 'RETRYING')", person);
    }

    private int count(String from, Prisoner person) {
        return jdbc.sql("select count(*) from " + from)
                .param("person", person.number())
                .query(Integer.class)
                .single();
    }
}
