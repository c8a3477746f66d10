package org.reentryhub.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health personnel find a person, see what would be sent, send it, and stop it: by mouse, by keyboard, without scripts. */
@HubTest
@Tag("browser")
class ContinuityTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int FAR = 120;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient health;

    private Sandboxed hub;

    @BeforeEach
    void talkTo(@Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void byMouseWithScriptsAndWithout(boolean scripts) {
        var person = "CT-MOUSE-" + scripts;
        hub.kari(person);
        try (Visitor nurse = Visitor.at(port, Visitor.WIDE, "nb-NO", scripts).signedIn("healthunit")) {
            nurse.page().locator("#name").fill("kari eksempel");
            nurse.page().locator("form[role=search] button").click();
            nurse.page().locator("a[href$='" + idOf(person) + "']").click();
            assertThat(nurse.page().locator("main").innerText()).contains("Dette sendes", "Buprenorfin");
            press(nurse, "Start overføring til 2 mottakere").click();
            var transfer = nurse.place().replaceAll(".*/([0-9a-f-]{36}).*", "$1");
            hub.reaches(transfer, "SENT");

            nurse.open("/transfers/" + transfer);
            nurse.page().locator("a[href$='/stop']").click();
            nurse.page().locator("#reason").fill("Pasienten ønsker det ikke");
            press(nurse, "Stopp overføringen").click();
            assertThat(nurse.place()).isEqualTo("/transfers/" + transfer + "?done=stop");
            assertThat(nurse.page().locator("main").innerText()).contains("«Pasienten ønsker det ikke»");
            nurse.page().goBack();
            assertThat(nurse.page().locator("main").innerText()).contains("Ingenting ble gjort");
            assertThat(nurse.complaints()).isEmpty();
        }
    }

    @Test
    void byKeyboardAlone() {
        hub.kari("CT-KEYS");
        var transfer = hub.starts("CT-KEYS");
        hub.reaches(transfer, "SENT");
        waitsForSignOff(transfer);
        try (Visitor nurse = Visitor.at(port).signedIn("healthunit")) {
            tabTo(nurse, "a[href='/transfers/" + transfer + "/sign-off']");
            enter(nurse);
            assertThat(nurse.place()).isEqualTo("/transfers/" + transfer + "/sign-off");
            tabTo(nurse, "main form button");
            enter(nurse);
            assertThat(nurse.place()).isEqualTo("/transfers/" + transfer + "?done=signed-off");
            hub.reaches(transfer, "SENT");
            tabTo(nurse, "a[href$='/stop']");
            enter(nurse);
            tabTo(nurse, "#reason");
            nurse.page().keyboard().type("Avtalt på telefon");
            tabTo(nurse, "main form button");
            enter(nurse);
            assertThat(nurse.page().locator("main").innerText()).contains("«Avtalt på telefon»");
            assertThat(nurse.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.NARROW, Visitor.WIDE})
    void noPageHasBarriersAndEachIsTaken(int width) {
        var person = "CT-AXE-" + width;
        hub.kari(person);
        var sent = hub.starts(person);
        hub.reaches(sent, "SENT");
        hub.comesIntoCustody("CT-NOBODY-" + width, "OSLO", "28919620457", "1996-11-28", "pat-3", "NONE");
        var stuck = hub.starts("CT-NOBODY-" + width);
        hub.reaches(stuck, "NEEDS_ATTENTION");
        hub.kari("CT-WAITS-" + width);
        var waiting = hub.starts("CT-WAITS-" + width);
        hub.reaches(waiting, "SENT");
        declines(waiting);
        waitsForSignOff(waiting);
        hub.comesIntoCustody("CT-DOWN-" + width, "OSLO", Sandboxed.KARI, "1990-09-17", "pat-960", "NONE");
        var down = hub.play(
                """
                {"priority":1,"request":{"method":"GET","urlPathPattern":"/prison-health-oslo/fhir/.*pat-960"},
                 "response":{"status":503}}""");
        try {
            for (String language : List.of("nb-NO", "nn-NO", "en")) {
                try (Visitor nurse = Visitor.at(port, width, language, true).signedIn("healthunit")) {
                    look(nurse, "transfers", "/transfers");
                    look(nurse, "transfers-none", "/transfers?page=9000");
                    look(nurse, "transfers-person", "/transfers/people/" + idOf(person));
                    look(nurse, "transfers-down", "/transfers/people/" + idOf("CT-DOWN-" + width));
                    look(nurse, "transfers-nobody", "/transfers/people/" + idOf("CT-NOBODY-" + width));
                    look(nurse, "transfers-one", "/transfers/" + sent);
                    look(nurse, "transfers-declined", "/transfers/" + waiting);
                    look(nurse, "transfers-stuck", "/transfers/" + stuck);
                    look(nurse, "transfers-sign-off", "/transfers/" + waiting + "/sign-off");
                    look(nurse, "transfers-stop", "/transfers/" + sent + "/stop");
                    nurse.page().locator("#reason").fill("x".repeat(501));
                    nurse.page().locator("main form button").click();
                    check(nurse, "transfers-stop-fault");
                    nurse.open("/transfers").page().locator("#name").fill("kari");
                    nurse.page().locator("form[role=search] button").click();
                    check(nurse, "transfers-found");
                }
            }
        } finally {
            hub.unplay(down);
        }
    }

    private static void look(Visitor nurse, String name, String place) {
        nurse.open(place);
        check(nurse, name);
    }

    private static void check(Visitor nurse, String name) {
        var width = nurse.page().viewportSize().width;
        nurse.picture(PICTURES.resolve(name + "-" + width + ".png"));
        assertThat(nurse.page().title()).as(name).doesNotContain("gikk galt");
        assertThat(nurse.barriers()).as("%s %d", name, width).isEmpty();
        assertThat(nurse.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits: %s %d", name, width)
                .isEqualTo(true);
        assertThat(nurse.page().evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()"))
                .as("keeps nothing: %s", name)
                .isEqualTo("");
        // That a form was answered with 422 the browser says of its own accord.
        assertThat(nurse.complaints().stream().filter(said -> !said.contains("422")))
                .as(name)
                .isEmpty();
    }

    /** As one that the prison asked for where the directory asks for a sign-off; the sandbox's does not. */
    private void waitsForSignOff(String transfer) {
        health.sql("update health.transfer set state = 'AWAITING_SIGN_OFF' where id = cast(:id as uuid)")
                .param("id", transfer)
                .update();
    }

    private void declines(String transfer) {
        var task = hub.recipient(transfer, "gp-oslo").path("taskId").asText();
        var body =
                """
                {"resourceType":"Task","id":"%s","status":"rejected","intent":"order","statusReason":{"coding":[{"system":
                 "https://reentryhub.org/fhir/CodeSystem/handover-decline-reason","code":"no-capacity"}],"text":"Fullt til mars."}}"""
                        .formatted(task);
        var answer = hub.as("gp")
                .with("Content-Type", "application/fhir+json")
                .send("PUT", "/fhir/Task/" + task, body.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String idOf(String person) {
        return people.find(new PersonNumber(person)).orElseThrow().id().toString();
    }

    private static Locator press(Visitor nurse, String words) {
        return nurse.page().locator("main button:has-text('" + words + "')");
    }

    private static void tabTo(Visitor nurse, String there) {
        for (int i = 0; i < FAR; i++) {
            nurse.page().keyboard().press("Tab");
            if (Boolean.TRUE.equals(nurse.page().evaluate("there => document.activeElement.matches(there)", there))) {
                return;
            }
        }
        throw new AssertionError("not reached by Tab: " + there);
    }

    private static void enter(Visitor nurse) {
        nurse.page().waitForNavigation(() -> nurse.page().keyboard().press("Enter"));
    }
}
