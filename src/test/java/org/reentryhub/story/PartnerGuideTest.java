package org.reentryhub.story;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.RetryLadder;
import org.reentryhub.partner.Partner.FhirForm;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.ReferralState;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the partner guide tells a receiver's developer is what the hub does. */
@HubTest
class PartnerGuideTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GUIDE = read("docs/partner-guide.md");
    private static final Set<String> OF_ONE_MESSAGE =
            Set.of("messageId", "referralId", "sentAt", "answerBy", "answerUrl", "reference");

    @LocalServerPort
    int port;

    @Test
    void theReferralsShownAreWhatTheHubWouldSendOfTheExample() {
        String person = kari();
        consent(person, "HOUSING");
        consent(person, "EMPLOYMENT");
        JsonNode preview = caseManager()
                .get("/api/people/" + person + "/handover-preview?domains=HOUSING,EMPLOYMENT")
                .json();
        List<JsonNode> sent = preview.get("recipients").findValues("message");
        assertThat(sent).hasSize(2);
        assertThat(shown("REFERRAL")).hasSize(2);
        for (JsonNode message : sent) {
            assertThat(shown("REFERRAL")).map(PartnerGuideTest::form).contains(form(message));
        }
    }

    @Test
    void theCancellationShownIsWhatTheHubSends() {
        String person = kari();
        consent(person, "HOUSING");
        String referral = caseManager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        Hub housing = Hub.at(port).as("housing");
        await().until(() -> housing.get("/partner/referrals/" + referral).status() == 200);
        caseManager().post("/api/referrals/" + referral + "/cancellation", "{\"reason\":\"CONSENT_WITHDRAWN\"}");
        await().untilAsserted(() -> assertThat(
                        form(housing.get("/partner/referrals/" + referral).json()))
                .isEqualTo(form(shown("CANCELLATION").get(0))));
    }

    @Test
    void everyMessageAndTheManifestAreOfTheirSchemas() {
        JsonNode description = Hub.at(port).get("/openapi.json").json();
        blocks().forEach(block -> {
            String schema = block.has("kind") ? "Message" : block.has("open") ? "Manifest" : "Problem";
            var whole = (com.fasterxml.jackson.databind.node.ObjectNode)
                    description.at("/components/schemas/" + schema).deepCopy();
            whole.set("components", description.get("components"));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(SchemaLocation.of("urn:guide"), whole)
                            .validate(block))
                    .as(block.toString())
                    .isEmpty();
        });
    }

    @Test
    void everyStatusDoesWhatTheGuideSays() {
        int[] seen = {0};
        rows("you answer").forEach(row -> find("\\d{3}", row.get(0)).forEach(status -> {
            seen[0]++;
            assertThat(Outcome.ofStatus(Integer.parseInt(status.group())).name())
                    .as(status.group())
                    .isEqualTo(words(row.get(1)).get(0));
        }));
        assertThat(seen[0]).isGreaterThan(15);
    }

    /** Whether the directory has such a row at all, {@code PartnerFileTest} holds. */
    @Test
    void everyFormInWhichASummaryIsTakenIsInTheTableOfTheRow() {
        List<String> row = rows("key").stream()
                .filter(each -> each.get(0).equals("`channel.fhir`"))
                .findFirst()
                .orElseThrow();
        assertThat(find("`([a-z]+)`", row.get(1)))
                .extracting(form -> form.group(1))
                .containsAll(Arrays.stream(FhirForm.values())
                        .map(form -> form.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
        assertThat(row.get(2)).isEqualTo("`transaction`");
    }

    @Test
    void aMessageIsTriedAgainAfterTheTimesInTheGuide() {
        OffsetDateTime now = OffsetDateTime.parse("2026-11-22T08:00:00+01:00");
        List<Duration> waits = IntStream.rangeClosed(1, 8)
                .mapToObj(attempts -> Duration.between(
                        now,
                        RetryLadder.next(now, attempts, Duration.ZERO, 0.5, now.plusDays(5))
                                .orElseThrow()))
                .toList();
        List<Duration> told = find("(\\d+) (s|min|h)\\b", paragraph("**Again** means")).stream()
                .map(wait -> Duration.parse("PT" + wait.group(1) + wait.group(2).charAt(0)))
                .toList();
        assertThat(waits.subList(0, told.size())).isEqualTo(told);
        assertThat(waits.subList(told.size(), waits.size())).containsOnly(told.get(told.size() - 1));
    }

    @Test
    void everyAnswerLeadsWhereTheGuideSays() {
        Set<ReferralState> told = EnumSet.noneOf(ReferralState.class);
        List<String> always = words(rows("while it is").get(0).get(1));
        for (List<String> row : rows("while it is")) {
            for (String state : words(row.get(0))) {
                Set<String> may = new java.util.TreeSet<>(words(row.get(1)));
                may.addAll(row.get(1).startsWith("the same") ? always : List.of());
                may.remove(state);
                assertThat(moves(ReferralState.valueOf(state))).as(state).isEqualTo(may);
                told.add(ReferralState.valueOf(state));
            }
        }
        Set<ReferralState> untold = EnumSet.complementOf(EnumSet.copyOf(told));
        untold.removeAll(EnumSet.of(ReferralState.DRAFT, ReferralState.READY));
        assertThat(untold).allMatch(state -> moves(state).isEmpty());
    }

    @Test
    void everyReasonExplainsWhatTheGuideSays() {
        Map<String, Set<String>> told = new java.util.HashMap<>();
        for (List<String> row : rows("code")) {
            words(row.get(0)).stream()
                    .filter(word -> !word.equals("text"))
                    .forEach(reason -> told.put(reason, Set.copyOf(words(row.get(1)))));
        }
        assertThat(told)
                .isEqualTo(Arrays.stream(AnswerReason.values())
                        .collect(toMap(Enum::name, reason -> reason.explains().stream()
                                .map(Enum::name)
                                .collect(toSet()))));
    }

    private static Set<String> moves(ReferralState state) {
        return Arrays.stream(AnswerCode.values())
                .filter(answer -> answer.on(state) == AnswerCode.Effect.MOVES)
                .map(Enum::name)
                .collect(toSet());
    }

    /** The example of the documents, under a number that no other test has. */
    private String kari() {
        String person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        String event = read("docs/examples/kari.json")
                .replace("KI-2026-004211", person)
                .replace("docs-kari-1", UUID.randomUUID().toString());
        assertThat(Hub.at(port)
                        .as("prison-records")
                        .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"))
                        .status())
                .isEqualTo(202);
        return person;
    }

    private void consent(String person, String domain) {
        caseManager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain));
    }

    private Hub caseManager() {
        return Hub.at(port).as("casemanager");
    }

    /** A message without what differs from one to the next, its members in their order. */
    private static String form(JsonNode message) {
        JsonNode form = message.deepCopy();
        for (String name : OF_ONE_MESSAGE) {
            form.findParents(name)
                    .forEach(parent -> ((com.fasterxml.jackson.databind.node.ObjectNode) parent).put(name, "…"));
        }
        return form.toString();
    }

    private static List<JsonNode> shown(String kind) {
        return blocks().stream()
                .filter(block -> block.path("kind").asText().equals(kind))
                .toList();
    }

    private static List<JsonNode> blocks() {
        return find("(?s)```json\\n(.*?)```", GUIDE).stream()
                .map(block -> tree(block.group(1)))
                .toList();
    }

    /** The rows of the table whose first heading begins like this. */
    private static List<List<String>> rows(String heading) {
        return GUIDE.lines()
                .dropWhile(line -> !line.startsWith("| " + heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String paragraph(String beginning) {
        return GUIDE.lines()
                .dropWhile(line -> !line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Words in code type. */
    private static List<String> words(String cell) {
        return find("`([A-Z_]+)`", cell).stream().map(word -> word.group(1)).toList();
    }

    private static List<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
