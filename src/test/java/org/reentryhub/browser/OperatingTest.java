package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.RefusingOffice;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator at work: with a mouse, with the keyboard alone, without scripts. */
@HubTest
@Tag("browser")
class OperatingTest {

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Test
    void theDeadAreTriedAgainByMouseAndFollowedWhileTheyGo() {
        dead("2027-05-11");
        try (Visitor operator = Visitor.at(port).signedIn("operator")) {
            Page page = operator.page();
            assertThat(operator.place()).isEqualTo("/operations");
            page.locator(".asks a[href*='state=DEAD']").click();
            page.locator("section .asks a[href*='housing-0301']").click();
            page.locator("#reason").fill("Adressen er rettet");
            page.locator("main button[type=submit]").click();
            assertThat(operator.place()).startsWith("/operations/retries/");
            PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("er prøvd");
            assertThat(page.locator("#now").getAttribute("hx-trigger"))
                    .as("asks no more")
                    .isNull();
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    void aPartnerIsStoppedAndSentToAgainByKeyboardAlone() {
        try (Visitor operator = Visitor.at(port).signedIn("operator")) {
            operator.open("/operations/partners/ngo-0301");
            follow(operator.page(), "Stopp sendingen");
            tabTo(operator.page(), "#reason");
            operator.page().keyboard().type("De flytter");
            follow(operator.page(), "Stopp sendingen til");
            PlaywrightAssertions.assertThat(operator.page().locator("[role=status]"))
                    .containsText("stoppet");
            follow(operator.page(), "Send igjen");
            tabTo(operator.page(), "#reason");
            operator.page().keyboard().type("De er på plass");
            follow(operator.page(), "Send til");
            PlaywrightAssertions.assertThat(operator.page().locator("[role=status]"))
                    .containsText("Det sendes igjen");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    void oneIsCancelledWithoutScripts() {
        String message = dead("2027-05-12");
        try (Visitor operator = Visitor.at(port, Visitor.NARROW, "nb-NO", false).signedIn("operator")) {
            operator.open("/operations/deliveries?state=DEAD");
            operator.page().locator("tbody a[href$='" + message + "']").click();
            operator.page().locator("a[href$='/cancel']").click();
            operator.page().locator("main button[type=submit]").click();
            assertThat(operator.page().title()).startsWith("Feil: ");
            operator.page().locator("#reason").fill("Ringt i stedet");
            operator.page().locator("main button[type=submit]").click();
            PlaywrightAssertions.assertThat(operator.page().locator("[role=status]"))
                    .containsText("avlyst");
        }
    }

    /** Ten seconds later the page is another, and whoever stood on a link still stands there. */
    @Test
    void theNumbersAreFetchedAnewAndTheFocusStays() {
        try (Visitor operator = Visitor.at(port).signedIn("operator")) {
            Page page = operator.page();
            String before = page.locator("#now caption").innerText();
            page.locator("#partner-nav-0301").focus();
            PlaywrightAssertions.assertThat(page.locator("#now caption"))
                    .not()
                    .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(15_000));
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("partner-nav-0301");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private String dead(String day) {
        try (RefusingOffice office = RefusingOffice.at(port, sandboxPort, day)) {
            return office.deadMessage();
        }
    }

    /** To the link or button whose words begin so, and Enter. */
    private static void follow(Page page, String words) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            Object text = page.evaluate("document.activeElement.innerText || ''");
            if (String.valueOf(text).startsWith(words)) {
                page.keyboard().press("Enter");
                page.waitForLoadState();
                return;
            }
        }
        throw new AssertionError("no way by keyboard to: " + words);
    }

    private static void tabTo(Page page, String field) {
        Locator wanted = page.locator(field);
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("field => field === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + field);
    }
}
