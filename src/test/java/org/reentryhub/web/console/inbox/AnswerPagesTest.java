package org.reentryhub.web.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.AllRows;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What receivers' people answer on the pages: given once, undone in time, and never over what a colleague has said. */
@HubTest
class AnswerPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Referred referred;
    private AtTheDesk desk;

    @BeforeEach
    void somethingIsOpened() {
        referred = Referred.at(port);
        desk = AtTheDesk.of(port, "housing");
        desk.opens(referred);
    }

    @Test
    void aYesWaitsTenMinutesAndSaysSo() {
        HttpResponse<String> sent = desk.answers(referred, "ACCEPTED", "text=");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(desk.read(referred.page())).contains("Godtatt. Svaret går kl. ", "Angre", "Send nå");
        assertThat(desk.read("/inbox?tab=mine")).contains("Kan angres");
        assertThat(referred.state()).isEqualTo("IN_REVIEW");
    }

    @Test
    void itIsGivenWhenTheTimeIsOver() {
        desk.answers(referred, "ACCEPTED", "text=" + AtTheDesk.text("Velkommen på tirsdag"));
        assertThat(AllRows.of(jdbc, "hub")).noneMatch(row -> row.contains("Velkommen"));
        jdbc.sql(
                        "update hub.written_answer set due_at = now() - interval '1 year' where referral_id = cast(:id as uuid)")
                .param("id", referred.id())
                .update();
        referred.awaitState("ACCEPTED");
        assertThat(referred.seen().at("/answers/1/text").asText()).isEqualTo("Velkommen på tirsdag");
        assertThat(desk.read(referred.page())).contains("Dere godtok", "Velkommen på tirsdag", "Sett opp avtale");
        assertThat(jdbc.sql(
                                "select ended from hub.written_answer where referral_id = cast(:id as uuid) and sealed is null")
                        .param("id", referred.id())
                        .query(String.class)
                        .list())
                .containsExactly("GIVEN");
    }

    @Test
    void whatIsUndoneIsNeverGiven() {
        desk.answers(referred, "DECLINED", "reason=NO_CAPACITY&text=Fullt");
        String id = waiting();
        String undoing = referred.page() + "/answers/" + id + "/undoing";
        assertThat(desk.submits(referred.page(), undoing, "").body())
                .as("what was written comes back to be put right")
                .contains(
                        "Angret. Ingenting er sendt.",
                        "value=\"NO_CAPACITY\" checked=\"checked\"",
                        ">Fullt</textarea>");
        assertThat(desk.submits(referred.page(), undoing, "").statusCode()).isEqualTo(302);
        desk.submits(referred.page(), referred.page() + "/answers/" + id + "/sending", "");
        assertThat(referred.state()).isEqualTo("IN_REVIEW");
        assertThat(referred.seen().get("answers")).hasSize(1);
        assertThat(desk.read(referred.page() + "?done=undone")).contains("Angret. Ingenting er sendt.", "Godta");
    }

    @Test
    void whatShallNotWaitIsSentNowAndOnce() {
        desk.answers(referred, "DECLINED", "reason=NO_CAPACITY&text=");
        String sending = referred.page() + "/answers/" + waiting() + "/sending";
        desk.submits(referred.page(), sending, "");
        desk.submits(referred.page(), sending, "");
        assertThat(referred.state()).isEqualTo("DECLINED");
        assertThat(referred.seen().get("answers")).hasSize(2);
        assertThat(desk.read("/inbox?tab=done")).contains(referred.page());
        assertThat(desk.read(referred.page()))
                .contains("Dere avslo", "Ingen kapasitet")
                .doesNotContain("Godta<");
    }

    @Test
    void nothingIsHeldForSomebodyWhoIsReleasedTomorrow() {
        Referred urgent = Referred.at(port, "2026-11-23", "Hastad");
        desk.opens(urgent);
        assertThat(desk.read(urgent.page() + "/answers/ACCEPTED")).contains("kan ikke angres");
        desk.answers(urgent, "ACCEPTED", "text=");
        assertThat(urgent.state()).isEqualTo("ACCEPTED");
        assertThat(desk.read(urgent.page() + "?done=sent"))
                .contains("Det kan ikke angres")
                .doesNotContain(">Angre<");
    }

    @Test
    void theSameFormTwiceIsOneAnswer() {
        String form = referred.page() + "/answers/WAITLISTED";
        String fields = desk.hidden(desk.read(form)) + "&answer=WAITLISTED&text=";
        assertThat(desk.submits(form, referred.page() + "/answers", fields).statusCode())
                .isEqualTo(302);
        assertThat(desk.submits(referred.page(), referred.page() + "/answers", fields)
                        .statusCode())
                .isEqualTo(302);
        assertThat(referred.seen().get("answers")).hasSize(2);
        assertThat(referred.state()).isEqualTo("WAITLISTED");
    }

    @Test
    void theLaterOfTwoSeesBothAndOverwritesNothing() {
        String slow = desk.hidden(desk.read(referred.page() + "/answers/DECLINED"));
        desk.answers(referred, "ACCEPTED", "text=" + AtTheDesk.text("Vi har en leilighet."));
        HttpResponse<String> late = desk.submits(
                referred.page(),
                referred.page() + "/answers",
                slow + "&answer=DECLINED&reason=OTHER&text=" + AtTheDesk.text("Fullt <b>her</b>"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Noe skjedde mens du svarte", "Vi har en leilighet.", "Fullt &lt;b&gt;her&lt;/b&gt;")
                .contains("Skrevet av housing")
                .doesNotContain("<b>her");
        assertThat(referred.state()).isEqualTo("IN_REVIEW");
    }

    @Test
    void whoIsOvertakenMayStillSayIt() {
        String slow = desk.hidden(desk.read(referred.page() + "/answers/MORE_INFO_NEEDED"));
        desk.answers(referred, "WAITLISTED", "text=");
        HttpResponse<String> late = desk.submits(
                referred.page(), referred.page() + "/answers", slow + "&answer=MORE_INFO_NEEDED&text=Hund%3F");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Dere satte på venteliste", ">Hund?</textarea>");
        HttpResponse<String> again = desk.submits(
                referred.page(),
                referred.page() + "/answers",
                desk.hidden(late.body()) + "&answer=MORE_INFO_NEEDED&text=Hund%3F");
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(referred.state()).isEqualTo("MORE_INFO_NEEDED");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedStays() {
        HttpResponse<String> wrong = desk.answers(referred, "DECLINED", "text=" + AtTheDesk.text("<script>x</script>"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("<title>Feil: Avslå", "Velg en grunn", "href=\"#reason\"", "&lt;script&gt;x")
                .doesNotContain("<script>x");
        assertThat(desk.answers(referred, "DECLINED", "reason=OTHER&text=+").body())
                .contains("Skriv hva grunnen er");
        assertThat(desk.answers(referred, "MORE_INFO_NEEDED", "text=").body())
                .contains("Skriv hva dere trenger å vite");
        assertThat(desk.answers(referred, "DECLINED", "reason=NO_CAPACITY&text=" + "x".repeat(4001))
                        .statusCode())
                .isEqualTo(422);
        assertThat(referred.seen().get("answers")).hasSize(1);
    }

    @Test
    void whatNoFormHasIsRefused() {
        for (String fields : List.of(
                "answer=ACCEPTED",
                "key=k&seen=s&version=1&answer=",
                "key=k&seen=s&version=x&answer=ACCEPTED",
                "key=&seen=s&version=1&answer=ACCEPTED",
                "key=k&seen=s&version=1&answer=HACKED")) {
            assertThat(desk.submits(referred.page(), referred.page() + "/answers", fields)
                            .statusCode())
                    .as(fields)
                    .isEqualTo(400);
        }
        assertThat(desk.submits(
                                referred.page(),
                                referred.page() + "/answers",
                                "key=k&seen=s&version=1&answer=FULFILLED")
                        .statusCode())
                .isEqualTo(409);
        assertThat(desk.http().get(referred.page() + "/answers/FULFILLED").statusCode())
                .isEqualTo(302);
    }

    private String waiting() {
        return jdbc.sql(
                        "select answer_id from hub.written_answer where referral_id = cast(:id as uuid) and ended_at is null")
                .param("id", referred.id())
                .query(String.class)
                .single();
    }
}
