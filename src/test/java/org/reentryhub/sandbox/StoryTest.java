package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.ContextConfiguration;

/** The hub as a newcomer meets it: its people come by themselves. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sandbox.port=0", "sandbox.story=true"})
@ContextConfiguration(initializers = HubTest.TemporaryFolder.class)
class StoryTest {
    private final TestRestTemplate web;

    @Autowired
    StoryTest(TestRestTemplate web) {
        this.web = web;
    }

    @Test
    void withinSecondsThePeopleOfBothPrisonsAreThere() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(people("casemanager")).contains("KI-2026-004211", "KI-2026-004318", "KI-2026-004120");
            assertThat(people("casemanager2")).contains("KI-2026-003977", "KI-2026-003850");
        });
    }

    private String people(String user) {
        return String.valueOf(
                web.withBasicAuth(user, user).getForObject("/api/people?releaseWithinDays=90", JsonNode.class));
    }
}
