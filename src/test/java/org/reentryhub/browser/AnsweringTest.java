package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.HubTest;
import org.reentryhub.web.console.inbox.Referred;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A caseworker of a municipality opens a referral and answers it. */
@HubTest
@Tag("browser")
class AnsweringTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @LocalServerPort
    int port;

    @Test
    void byMouse() {
        answersByClicking("Mus", true);
    }

    @Test
    void withoutScripts() {
        answersByClicking("Uskript", false);
    }

    private void answersByClicking(String family, boolean scripts) {
        Referred referred = Referred.at(port, "2027-01-14", family);
        try (Visitor visitor = Visitor.at(port, Visitor.WIDE, "nb-NO", scripts).signedIn("housing")) {
            Page page = visitor.page();
            assertThat(visitor.place()).isEqualTo("/inbox");
            page.locator("a[href='" + referred.page() + "']").click();
            press(page, "Åpne henvendelsen");
            assertThat(page.locator("h1").textContent()).isEqualTo("Kari " + family);
            follow(page, "Godta");
            press(page, "Godta");
            assertThat(page.locator("main").textContent()).contains("Godtatt. Svaret går kl.");
            press(page, "Angre");
            assertThat(page.locator("main").textContent()).contains("Angret. Ingenting er sendt.");
            follow(page, "Avslå");
            press(page, "Avslå");
            assertThat(page.title()).startsWith("Feil: ");
            page.getByText("Ingen kapasitet").click();
            press(page, "Avslå");
            press(page, "Send nå");
            assertThat(referred.state()).isEqualTo("DECLINED");
            assertThat(visitor.complaints()).allMatch(said -> said.contains("422"));
        }
    }

    @Test
    void byKeyboardAlone() {
        Referred referred = Referred.at(port, "2027-01-14", "Tast");
        try (Visitor visitor = Visitor.at(port).signedIn("housing")) {
            tabTo(visitor, "a[href='" + referred.page() + "']");
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForURL("**" + referred.page());
            tabTo(visitor, "form[action$='/opening'] button");
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForSelector("a[href$='/answers/MORE_INFO_NEEDED']");
            tabTo(visitor, "a[href$='/answers/MORE_INFO_NEEDED']");
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForSelector("#text");
            tabTo(visitor, "#text");
            visitor.page().keyboard().type("Har hun hund?");
            tabTo(visitor, "main form button[type=submit]");
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForURL("**" + referred.page() + "?done=sent");
            assertThat(referred.state()).isEqualTo("MORE_INFO_NEEDED");
        }
    }

    @Test
    void whatComesMeanwhileShowsByItself() {
        try (Visitor visitor = Visitor.at(port).signedIn("housing")) {
            visitor.page().clock().install();
            visitor.open("/inbox");
            Referred referred = Referred.at(port, "2027-01-14", "Meanwhile");
            visitor.page().clock().runFor(31_000);
            visitor.page().waitForSelector("a[href='" + referred.page() + "']");
            assertThat(visitor.page().title()).matches("\\(\\d+\\) Innboks – Reentry Hub");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.NARROW, Visitor.WIDE})
    void noPageHasABarrier(int width) {
        Referred referred = Referred.at(port, "2027-01-14", "Vidstrakt" + width);
        try (Visitor visitor = Visitor.at(port, width, "nb-NO", true).signedIn("housing")) {
            look(visitor, "/inbox", "inbox-new", width);
            look(visitor, referred.page(), "inbox-closed", width);
            press(visitor.page(), "Åpne henvendelsen");
            look(visitor, referred.page(), "inbox-opened", width);
            for (String answer : List.of("DECLINED", "REDIRECTED", "MORE_INFO_NEEDED", "ACCEPTED")) {
                look(visitor, referred.page() + "/answers/" + answer, "inbox-" + answer, width);
            }
            press(visitor.page(), "Godta");
            look(visitor, referred.page(), "inbox-held", width);
            press(visitor.page(), "Send nå");
            look(visitor, referred.page() + "/answers/PLANNED", "inbox-PLANNED", width);
            press(visitor.page(), "Send avtalen");
            see(visitor, "inbox-fault", width);
            referred.says("released", "2026-11-22T07:00:00Z", "RELEASED", "2026-11-22");
            look(visitor, referred.page(), "inbox-outcome", width);
            for (String tab : List.of("mine", "waiting", "done", "outcomes")) {
                look(visitor, "/inbox?tab=" + tab, "inbox-" + tab, width);
            }
            assertThat(visitor.complaints()).allMatch(said -> said.contains("422"));
        }
    }

    private static void look(Visitor visitor, String path, String name, int width) {
        visitor.open(path);
        see(visitor, name, width);
    }

    private static void see(Visitor visitor, String name, int width) {
        visitor.picture(PICTURES.resolve(name + "-" + width + ".png"));
        assertThat(visitor.barriers()).as(name + " " + width).isEmpty();
        assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits: " + name)
                .isEqualTo(true);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** Goes on by the tabulator until that has the focus. */
    private static void tabTo(Visitor visitor, String selector) {
        for (int steps = 0; steps < 200; steps++) {
            visitor.page().keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    visitor.page().evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }
}
