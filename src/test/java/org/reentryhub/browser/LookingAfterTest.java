package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.task.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A case manager's day: whom to look after, what to do about them, and what is late. */
@HubTest
@Tag("browser")
class LookingAfterTest {
    private static final int MOST_STOPS = 400;
    private static final Path PICTURES = Path.of("target", "pictures");

    @LocalServerPort
    int port;

    @Autowired
    Tasks tasks;

    @Autowired
    TransactionTemplate transactions;

    private String person = "";
    private String id = "";
    private String task = "";

    @BeforeEach
    void somebodyIsBeingLookedAfter() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        says(Prisoner.named(person).released("2026-12-21").event("admitted", "2026-11-20T08:00:00+01:00"));
        says(Prisoner.named(person).released("2026-12-18").event("release-date-changed", "2026-11-21T08:00:00+01:00"));
        manager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        JsonNode handover = manager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json();
        UUID referral = UUID.fromString(handover.at("/referrals/0/referralId").asText());
        transactions.executeWithoutResult(
                transaction -> tasks.open(new PersonNumber(person), referral, "TELEPHONE_THEM", "Telephone them."));
        task = transactions.execute(transaction -> tasks.of("OSLO", 0, 1_000)).stream()
                .filter(each -> each.referralId().equals(referral))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
        id = manager().get("/api/people/" + person).json().get("id").asText();
    }

    @Test
    void byMouseTheListIsNarrowedAndFoundAgainAsItWasLeft() {
        try (Visitor visitor = Visitor.at(port).signedIn("casemanager")) {
            visitor.page().locator(".counters a").nth(1).click();
            assertThat(visitor.place()).isEqualTo("/people?within=all&wrong=consent");
            visitor.page().locator("#domain").selectOption(new SelectOption().setValue("EMPLOYMENT"));
            visitor.page().locator("form.row button").first().click();
            visitor.page().locator("thead a").nth(2).click();
            String list = visitor.place();
            assertThat(list).isEqualTo("/people?within=all&wrong=consent&domain=EMPLOYMENT&sort=worst");
            assertThat(visitor.page().locator("th[aria-sort=descending]").count())
                    .isEqualTo(1);
            visitor.page().locator("a[href='/people/" + id + "']").click();
            visitor.page().locator(".back a").click();
            assertThat(visitor.place()).isEqualTo(list);
            visitor.page().locator(".chips a").last().click();
            assertThat(visitor.place()).isEqualTo("/people?within=all&wrong=consent&sort=worst");
            visitor.page()
                    .locator("tr:has(a[href='/people/" + id + "']) td:last-child a")
                    .click();
            assertThat(visitor.place()).isEqualTo("/people/" + id + "/consents");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void byKeyboardAloneWhatIsLateIsDone() {
        try (Visitor visitor = Visitor.at(port).signedIn("casemanager")) {
            press(visitor, ".menu a[href='/deadlines']", "Enter");
            visitor.page().waitForURL(address -> address.endsWith("/deadlines"));
            press(visitor, "form[action='/deadlines/tasks/" + task + "/done'] button", "Enter");
            visitor.page().waitForURL(address -> address.endsWith("/deadlines?done"));
            assertThat(visitor.page()
                            .locator("form[action='/deadlines/tasks/" + task + "/done']")
                            .count())
                    .isZero();
            press(visitor, ".menu a[href='/people']", "Enter");
            press(visitor, "a[href='/people/" + id + "']", "Enter");
            press(visitor, "a[href='/people/" + id + "?domain=HOUSING#story']", "Enter");
            visitor.page().waitForURL(address -> address.endsWith("domain=HOUSING#story"));
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptsEverythingIsThereToo() {
        try (Visitor visitor = Visitor.at(port, Visitor.WIDE, "nb", false).signedIn("casemanager")) {
            visitor.page().locator("#wrong").selectOption(new SelectOption().setValue("consent"));
            visitor.page().locator("form.row button").first().click();
            visitor.page().locator("a[href='/people/" + id + "']").click();
            visitor.page().locator("a[href$='/disclosures']").click();
            assertThat(visitor.place()).isEqualTo("/people/" + id + "/disclosures");
            visitor.open("/deadlines");
            visitor.page()
                    .locator("form[action='/deadlines/tasks/" + task + "/done'] button")
                    .click();
            assertThat(visitor.page().locator("[role=status]").textContent()).contains("Notert");
        }
    }

    @Test
    void noPageHasBarriersInAnyWidthOrLanguage() {
        check("/people?within=28&wrong=consent", "people");
        check("/people/" + id, "person");
        check("/people/" + id + "/disclosures", "disclosures");
        check("/deadlines", "deadlines");
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
        for (int i = 0; i < MOST_STOPS && !hasFocus(wanted); i++) {
            visitor.page().keyboard().press("Tab");
        }
        assertThat(hasFocus(wanted)).as(element).isTrue();
        visitor.page().keyboard().press(key);
    }

    private static boolean hasFocus(Locator element) {
        return element.evaluate("it => it === document.activeElement").equals(true);
    }

    private void says(String event) {
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
    }

    private Hub manager() {
        return Hub.at(port).as("casemanager");
    }
}
