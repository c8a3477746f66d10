package org.reentryhub.browser;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
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
    private static final int MOST_STOPS = 300;
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
    void byMouseItTakesFourActionsFromTheListToSent() {
        try (Visitor visitor = Visitor.at(port).signedIn("casemanager")) {
            visitor.open("/people?within=all");
            visitor.page().locator("a[href='/people/" + id + "']").click();
            visitor.page()
                    .locator("a[href='/people/" + id + "/handover']")
                    .first()
                    .click();
            Locator send = visitor.page().locator("button[data-many]");
            assertThat(send.textContent()).isEqualTo("Send til 2 mottakere");
            visitor.page().locator("#choice-HEALTH").uncheck();
            assertThat(send.textContent()).isEqualTo("Send til 1 mottaker");
            send.click();
            visitor.page().waitForURL(address -> address.contains("/handovers/"));
            visitor.page().waitForCondition(() -> visitor.page()
                    .locator("#progress:not([hx-trigger])")
                    .isVisible());
            assertThat(visitor.page().locator("#said").textContent()).isEqualTo("Alle mottakerne har kvittert.");
            assertThat(visitor.page().locator("main").textContent()).contains("1 av 1 mottaker har kvittert");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void byKeyboardAloneItIsSentToo() {
        try (Visitor visitor = Visitor.at(port).signedIn("casemanager")) {
            visitor.open("/people?within=all");
            press(visitor, "a[href='/people/" + id + "']", "Enter");
            press(visitor, "main a[href='/people/" + id + "/handover']", "Enter");
            press(visitor, "#choice-HEALTH", "Space");
            press(visitor, "button[data-many]", "Enter");
            visitor.page().waitForURL(address -> address.contains("/handovers/"));
            press(visitor, "#progress h2 a", "Enter");
            visitor.page().waitForURL(address -> address.contains("/referrals/"));
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptsItIsSentAndTheReloadedPageSendsNothingMore() {
        try (Visitor visitor = Visitor.at(port, Visitor.WIDE, "nb", false).signedIn("casemanager")) {
            visitor.open("/people/" + id + "/handover");
            Locator send = visitor.page().locator("main form button[type=submit]");
            assertThat(send.textContent()).isEqualTo("Send til de valgte mottakerne");
            send.click();
            visitor.page().waitForURL(address -> address.contains("/handovers/"));
            String sent = visitor.place();
            visitor.page().reload();
            assertThat(visitor.place()).isEqualTo(sent);
            assertThat(visitor.page().locator("main").textContent()).contains("Oslo kommune, bolig");
        }
    }

    @Test
    void aDoubleClickIsOneHandover() {
        try (Visitor visitor = Visitor.at(port).signedIn("casemanager")) {
            visitor.open("/people/" + id + "/handover");
            visitor.page().locator("button[data-many]").dblclick();
            visitor.page().waitForURL(address -> address.contains("/handovers/"));
            assertThat(manager().get("/api/people/" + person).json().get("referrals"))
                    .hasSize(1);
        }
    }

    @Test
    void noPageHasBarriersInAnyWidthOrLanguage() {
        consentTo("EMPLOYMENT");
        check("/people/" + id + "/handover", "handover");
        JsonNode handover = manager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\",\"HEALTH\"]}")
                .json();
        check("/handovers/" + handover.get("handoverId").asText(), "handover-status");
        String referral = handover.at("/referrals/0/referralId").asText();
        String asked =
                """
                {"answerId":"%s","version":1,"answer":"MORE_INFO_NEEDED","text":"Har hun hund eller katt?"}"""
                        .formatted(referral);
        await().atMost(ofSeconds(15))
                .until(() -> Hub.at(port)
                                .as("housing")
                                .post("/partner/referrals/" + referral + "/answers", asked)
                                .status()
                        == 202);
        check("/referrals/" + referral, "referral");
        check("/people/" + id + "/handover", "handover-blocked");
    }

    @Test
    void whatHasChangedAndWhatIsWrongAreToldWithoutBarriers() {
        try (Visitor visitor = Visitor.at(port).signedIn("casemanager")) {
            visitor.open("/people/" + id + "/handover");
            Hub.at(port)
                    .as("prison-records")
                    .post(
                            "/records/events",
                            Prisoner.named(person)
                                    .released("2027-02-01")
                                    .event("release-date-changed", "2026-11-21T08:00:00+01:00"),
                            Map.of("Content-Type", "application/cloudevents+json"));
            visitor.page().locator("button[data-many]").click();
            visitor.page().locator("#changes").waitFor();
            visitor.picture(PICTURES.resolve("handover-changed.png"));
            assertThat(visitor.page().locator("#changes").textContent()).contains("Løslatelse: Dato");
            assertThat(visitor.barriers()).isEmpty();
            visitor.page().locator("button[data-many]").click();
            visitor.page().waitForURL(address -> address.contains("/handovers/"));
            visitor.page().locator("#progress h2 a").first().click();
            visitor.page().locator("#actions summary").click();
            visitor.page().locator("button.danger").click();
            visitor.page().locator("#faults").waitFor();
            visitor.picture(PICTURES.resolve("referral-fault.png"));
            assertThat(visitor.barriers()).isEmpty();
        }
    }

    private void check(String path, String picture) {
        for (String language : List.of("nb", "en")) {
            for (int width : List.of(Visitor.NARROW, Visitor.WIDE)) {
                try (Visitor visitor = Visitor.at(port, width, language, true).signedIn("casemanager")) {
                    visitor.open(path);
                    String name = picture + "-" + language + "-" + width;
                    visitor.picture(PICTURES.resolve(name + ".png"));
                    assertThat(visitor.barriers()).as(name).isEmpty();
                    assertThat(visitor.complaints()).as(name).isEmpty();
                    assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as(name)
                            .isEqualTo(true);
                }
            }
        }
    }

    /** Goes on with the tabulator until the element has the focus, and presses a key there. */
    private static void press(Visitor visitor, String element, String key) {
        Locator wanted = visitor.page().locator(element).first();
        wanted.waitFor();
        for (int i = 0;
                i < MOST_STOPS
                        && !wanted.evaluate("it => it === document.activeElement")
                                .equals(true);
                i++) {
            visitor.page().keyboard().press("Tab");
        }
        assertThat(wanted.evaluate("it => it === document.activeElement"))
                .as(element)
                .isEqualTo(true);
        visitor.page().keyboard().press(key);
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
