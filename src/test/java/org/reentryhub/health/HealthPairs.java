package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.HealthSide.Deed;
import org.reentryhub.health.HealthSide.Receiver;
import org.reentryhub.health.HealthSide.Unit;
import org.reentryhub.health.Onlookers.Watched;
import org.reentryhub.person.TestPeople;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestContextManager;

/**
 * Pairs of people who differ in nothing but what health knows of them and does about it: whatever that is, everybody else sees
 * the same bytes of both (DESIGN, law 4). One of each pair is somebody of whom health knows nothing.
 */
@HubTest
abstract class HealthPairs {
    private static final AtomicInteger BATCHES = new AtomicInteger();

    @Value("${local.server.port}")
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    People people;

    @BeforeTry
    void joinTheRunningHub() throws Exception {
        if (people == null) {
            new TestContextManager(getClass()).prepareTestInstance(this);
        }
    }

    @Provide
    Arbitrary<HealthSide> sides() {
        Arbitrary<Unit> units = Arbitraries.frequency(
                Tuple.of(6, Unit.KNOWS),
                Tuple.of(1, Unit.NONE),
                Tuple.of(1, Unit.KNOWS_NOBODY),
                Tuple.of(1, Unit.IS_DOWN),
                Tuple.of(1, Unit.KNOWS_ANOTHER));
        return Combinators.combine(
                        units,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false)),
                        Arbitraries.of(Receiver.class).set(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Deed.class),
                        Arbitraries.of("", "received", "accepted", "rejected"))
                .as(HealthSide::new);
    }

    /** One of a pair: what is seen of it, and what is not. */
    private record Half(Watched seen, HealthSide side) {
        String patient() {
            return "pat-" + seen.number();
        }
    }

    /** Lives them all at the same time, and holds each against the one of whom there cannot be anything. */
    void allLookTheSame(List<HealthSide> sides) {
        Sandboxed hub = new Sandboxed(port, sandboxPort, people);
        Onlookers onlookers = new Onlookers(port);
        int batch = BATCHES.getAndIncrement();
        List<String> played = new ArrayList<>();
        List<Half> halves = new ArrayList<>();
        halves.add(comes(hub, batch, 0, HealthSide.nothing()));
        for (HealthSide side : sides) {
            Half half = comes(hub, batch, halves.size(), side);
            played.addAll(plays(hub, half));
            halves.add(half);
        }
        try {
            halves.stream()
                    .filter(half -> half.side().begunByUnit() && half.side().canBeStarted())
                    .forEach(half -> hub.as("healthunit")
                            .post("/health/people/" + half.seen().number() + "/transfers", "{}"));
            halves.replaceAll(half -> handedOver(hub, half));
            halves.forEach(half -> healthDoesWhatItDoes(hub, half));
            compare(onlookers, halves);
        } finally {
            played.forEach(hub::unplay);
            halves.forEach(half -> leavesTheList(hub, half));
        }
    }

    private static void compare(Onlookers onlookers, List<Half> halves) {
        Map<String, String> nothing = onlookers.see(halves.get(0).seen());
        for (Half half : halves.subList(1, halves.size())) {
            Map<String, String> seen = onlookers.see(half.seen());
            assertThat(seen.keySet()).as("%s", half.side()).isEqualTo(nothing.keySet());
            seen.forEach((view, text) ->
                    assertThat(text).as("%s of %s", view, half.side()).isEqualTo(nothing.get(view)));
        }
    }

    private static Half comes(Sandboxed hub, int batch, int place, HealthSide side) {
        String nationalId = TestPeople.nationalId(1 + batch % 28, 1 + batch / 28, 70, place);
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Watched seen =
                new Watched(number, "Fam" + HealthLeavesNoTraceTest.letters(number.substring(3, 11)), nationalId, "");
        Half half = new Half(seen, side);
        says(hub, half, HubTest.TODAY.plusDays(11).toString(), "admitted", "2026-11-20T08:00:00+01:00");
        for (String kind : List.of("HOUSING", "EMPLOYMENT")) {
            assertThat(hub.as("casemanager")
                            .post(
                                    "/api/people/" + number + "/consents",
                                    "{\"recipientKind\":\"%s\",\"domains\":[\"%s\"],\"givenOn\":\"2026-11-01\",\"evidence\":\"SIGNED_FORM\"}"
                                            .formatted(kind, kind))
                            .statusCode())
                    .isEqualTo(201);
        }
        return half;
    }

    private static void says(Sandboxed hub, Half half, String release, String cause, String at) {
        String link = half.side().unit() == Unit.NONE
                ? "null"
                : "{\"partnerId\":\"prison-health-oslo\",\"patient\":\"" + half.patient() + "\"}";
        String event = Prisoner.named(half.seen().number())
                .released(release)
                .event(cause, at)
                .replace("\"17899001281\"", "\"" + half.seen().nationalId() + "\"")
                .replace("1990-09-17", bornOf(half.seen().nationalId()))
                .replace("\"Eksempel\"", "\"" + half.seen().family() + "\"")
                .replace("{\"partnerId\":\"prison-health-oslo\",\"patient\":\"pat-1\"}", link);
        var answer = hub.as("prison-records")
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** So that the next ones are alone on the first page. */
    private static void leavesTheList(Sandboxed hub, Half half) {
        says(hub, half, "2029-12-12", "release-date-changed", "2026-11-21T08:00:00+01:00");
    }

    private static Half handedOver(Sandboxed hub, Half half) {
        var answer = hub.as("casemanager")
                .post(
                        "/api/people/" + half.seen().number() + "/handovers",
                        "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\",\"HEALTH\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new Half(
                half.seen()
                        .handedOver(hub.read(answer.body()).path("handoverId").asText()),
                half.side());
    }

    private static void healthDoesWhatItDoes(Sandboxed hub, Half half) {
        await().atMost(ofSeconds(30)).until(() -> receipts(hub, half).equals(List.of("RECEIVED", "RECEIVED")));
        String transfer = await().atMost(ofSeconds(60)).until(() -> transferOf(hub, half), id -> !id.isEmpty());
        Http unit = hub.as("healthunit");
        switch (half.side().deed()) {
            case NOTHING -> {}
            case PREVIEW -> unit.get("/health/people/" + half.seen().number() + "/preview");
            case PAGES -> hub.inSession("healthunit").get("/transfers/" + transfer + "/sign-off");
            default ->
                unit.post(
                        "/health/transfers/" + transfer + "/"
                                + half.side().deed().path(),
                        "{}");
        }
        await().atMost(ofSeconds(120)).until(() -> hasCome(hub.transfer(transfer)));
        if (!half.side().answer().isEmpty()) {
            hub.transfer(transfer).path("recipients").forEach(recipient -> answers(hub, half, recipient));
        }
    }

    /** As far as it goes by itself. */
    private static boolean hasCome(JsonNode transfer) {
        return !transfer.path("alerts").isEmpty()
                || List.of("SENT", "STOPPED", "HELD", "ON_HOLD", "NEEDS_ATTENTION")
                        .contains(transfer.path("state").asText());
    }

    private static void answers(Sandboxed hub, Half half, JsonNode recipient) {
        String task = recipient.path("taskId").asText();
        String body =
                """
                {"resourceType":"Task","id":"%s","status":"%s","intent":"order","statusReason":{"coding":[{"code":"no-capacity"}],\
                "text":"Fullt."}}"""
                        .formatted(task, half.side().answer());
        hub.as("gp")
                .with("Content-Type", "application/fhir+json")
                .send("PUT", "/fhir/Task/" + task, body.getBytes(UTF_8));
    }

    private static List<String> receipts(Sandboxed hub, Half half) {
        return hub.read(hub.as("casemanager")
                        .get("/api/people/" + half.seen().number())
                        .body())
                .path("referrals")
                .findValuesAsText("state");
    }

    private static String transferOf(Sandboxed hub, Half half) {
        JsonNode page =
                hub.read(hub.as("healthunit").get("/health/transfers").body()).path("items");
        return StreamSupport.stream(page.spliterator(), false)
                .filter(line ->
                        line.path("personNumber").asText().equals(half.seen().number()))
                .map(line -> line.path("transferId").asText())
                .findFirst()
                .orElse("");
    }

    private static List<String> plays(Sandboxed hub, Half half) {
        List<String> played = new ArrayList<>();
        HealthSide side = half.side();
        String of = "/prison-health-oslo/fhir/";
        switch (side.unit()) {
            case NONE, KNOWS_NOBODY -> {}
            case IS_DOWN ->
                played.add(hub.play(
                        """
                        {"priority":1,"request":{"method":"GET","urlPathPattern":"%s.*%s"},"response":{"status":503}}"""
                                .formatted(of, half.patient())));
            case KNOWS, KNOWS_ANOTHER -> {
                played.add(hub.play(resource(of + "Patient/" + half.patient(), "", patient(half))));
                String who = ",\"queryParameters\":{\"patient\":{\"matches\":\".*%s\"}}".formatted(half.patient());
                played.add(hub.play(
                        resource(of + "Condition", who, found(half, side.problems(), HealthPairs::condition))));
                if (side.substitution()) {
                    played.add(hub.play(
                            resource(of + "MedicationRequest", who, found(half, 1, HealthPairs::substitution))));
                }
                if (side.reserved()) {
                    played.add(hub.play(resource(of + "Consent", who, found(half, 1, HealthPairs::reservation))));
                }
            }
        }
        return played;
    }

    private static String resource(String path, String who, String json) {
        return """
                {"priority":1,"request":{"method":"GET","urlPath":"%s"%s},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":%s}}"""
                .formatted(path, who, json);
    }

    private interface Entry {
        String of(String patient, int number);
    }

    private static String found(Half half, int count, Entry entry) {
        String entries = IntStream.range(0, count)
                .mapToObj(number -> "{\"resource\":" + entry.of(half.patient(), number) + "}")
                .collect(Collectors.joining(","));
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entries + "]}";
    }

    private static String patient(Half half) {
        String known = half.side().unit() == Unit.KNOWS ? half.seen().nationalId() : "28919620457";
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"%s"}],
                 "name":[{"family":"%s","given":["Kari"]}],"birthDate":"%s","generalPractitioner":[%s]}"""
                .formatted(
                        half.patient(),
                        known,
                        half.seen().family(),
                        bornOf(half.seen().nationalId()),
                        half.side().receivers().stream().map(Receiver::json).collect(Collectors.joining(",")));
    }

    /** The test's own people are born in the century of their number, month and eighty. */
    private static String bornOf(String nationalId) {
        return "19%s-%02d-%s"
                .formatted(
                        nationalId.substring(4, 6),
                        Integer.parseInt(nationalId.substring(2, 4)) - 80,
                        nationalId.substring(0, 2));
    }

    private static String condition(String patient, int number) {
        return """
                {"resourceType":"Condition","id":"c-%d","clinicalStatus":{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "code":{"text":"Opioidavhengighet %d"},"subject":{"reference":"Patient/%s"}}"""
                .formatted(number, number, patient);
    }

    private static String substitution(String patient, int number) {
        return """
                {"resourceType":"MedicationRequest","id":"mr-%d","status":"active","intent":"order","medicationCodeableConcept":
                 {"coding":[{"system":"http://www.whocc.no/atc","code":"N07BC02","display":"Metadon"}]},
                 "subject":{"reference":"Patient/%s"},"dosageInstruction":[{"text":"80 mg daglig"}]}"""
                .formatted(number, patient);
    }

    private static String reservation(String patient, int number) {
        return """
                {"resourceType":"Consent","id":"r-%d","status":"active","scope":{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},"category":[{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IDSCL"}]}],"patient":{"reference":"Patient/%s"},
                 "policyRule":{"text":"pbrl § 5-3"},"provision":{"type":"deny"}}"""
                .formatted(number, patient);
    }
}
