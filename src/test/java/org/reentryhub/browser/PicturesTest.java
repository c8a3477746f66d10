package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pictures of the key pages, for the README and for whoever wants to see what a change did: {@code target/pictures}. */
@HubTest
@Tag("browser")
class PicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @LocalServerPort
    int port;

    @Test
    void theKeyPagesAreTaken() throws IOException {
        Files.createDirectories(PICTURES);
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named("KI-PIC-1")
                                .released("2026-12-14")
                                .event("admitted", "2026-11-20T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        try (Visitor manager = Visitor.at(port).signedIn("casemanager")) {
            manager.picture(PICTURES.resolve("people.png"));
            manager.page().locator("tbody a").first().click();
            manager.picture(PICTURES.resolve("person.png"));
            String person = manager.place();
            manager.open(person + "/consents");
            manager.page().locator("form[action$=consents] button").click();
            manager.picture(PICTURES.resolve("consent-faults.png"));
            assertThat(manager.barriers()).isEmpty();
            manager.page().locator("#kind-HOUSING").check();
            manager.page().locator("#domain-HOUSING").check();
            manager.page().locator("form[action$=consents] button").click();
            manager.picture(PICTURES.resolve("consents.png"));
            assertThat(manager.barriers()).isEmpty();
            manager.page().locator("a[href$=withdrawal]").click();
            manager.picture(PICTURES.resolve("consent-withdrawal.png"));
            assertThat(manager.barriers()).isEmpty();
            manager.open(person + "/consents/paper?language=se");
            manager.picture(PICTURES.resolve("consent-paper.png"));
            assertThat(manager.barriers()).isEmpty();
        }
        assertThat(PICTURES.resolve("person.png")).isNotEmptyFile();
    }
}
