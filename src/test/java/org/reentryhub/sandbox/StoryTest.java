package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The hub as a newcomer meets it: its people come by themselves, and so do the answers of Oslo's housing office and NAV. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sandbox.port=0", "sandbox.story=true"})
@ContextConfiguration(initializers = HubTest.TemporaryFolder.class)
@DirtiesContext
class StoryTest {
    private static final String KARI = "/api/people/KI-2026-004211";

    private final TestRestTemplate web;

    @Autowired
    StoryTest(TestRestTemplate web) {
        this.web = web;
    }

    @Test
    void peopleComeAreHandedOverAndAnswersComeBack() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(people("casemanager")).contains("KI-2026-004211", "KI-2026-004318", "KI-2026-004120");
            assertThat(people("casemanager2")).contains("KI-2026-003977", "KI-2026-003850");
        });

        consent("HOUSING");
        consent("EMPLOYMENT");
        ask(KARI + "/handovers", Map.of("domains", List.of("HOUSING", "EMPLOYMENT")));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(referrals()).contains("ACCEPTED", "PLANNED"));
    }

    private List<String> referrals() {
        return get("casemanager", KARI).path("referrals").findValuesAsText("state");
    }

    private String people(String user) {
        return get(user, "/api/people?releaseWithinDays=90").toString();
    }

    private void consent(String kind) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Oslo"));
        ask(
                KARI + "/consents",
                Map.of(
                        "recipientKind", kind,
                        "domains", List.of(kind),
                        "givenOn", today.toString(),
                        "expiresOn", today.plusDays(90).toString(),
                        "evidence", "SIGNED_FORM"));
    }

    private void ask(String path, Map<String, Object> body) {
        assertThat(web.withBasicAuth("casemanager", "casemanager")
                        .postForEntity(path, body, JsonNode.class)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
    }

    private JsonNode get(String user, String path) {
        JsonNode answer = web.withBasicAuth(user, user).getForObject(path, JsonNode.class);
        assertThat(answer).isNotNull();
        return answer;
    }
}
