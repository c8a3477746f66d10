package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the list of people to a handover that is sent, as a case manager goes. */
@HubTest
@Tag("browser")
class HandingOverTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @LocalServerPort
    int port;

    private String person = "";
    private String id = "";

    @BeforeEach
    void somebodyIsReady() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(person).event("admitted", "2026-11-20T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        consentTo("HOUSING");
        id = manager().get("/api/people/" + person).json().get("id").asText();
    }

    @Test
    void lookingOverHasNoBarriers() {
        for (int width : List.of(Visitor.NARROW, Visitor.WIDE)) {
            try (Visitor visitor = Visitor.at(port, width, "nb", true).signedIn("casemanager")) {
                visitor.open("/people/" + id + "/handover");
                visitor.picture(PICTURES.resolve("handover-" + width + ".png"));
                assertThat(visitor.barriers()).isEmpty();
                assertThat(visitor.complaints()).isEmpty();
                assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    private void consentTo(String domain) {
        manager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain));
    }

    private Hub manager() {
        return Hub.at(port).as("casemanager");
    }
}
