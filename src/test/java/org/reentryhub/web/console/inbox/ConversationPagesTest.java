package org.reentryhub.web.console.inbox;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes back and forth on the pages after a referral was opened, until it is known how it went. */
@HubTest
class ConversationPagesTest {
    @LocalServerPort
    int port;

    private Referred referred;
    private AtTheDesk desk;

    @BeforeEach
    void somethingIsOpened() {
        referred = Referred.at(port);
        desk = AtTheDesk.of(port, "housing");
        desk.opens(referred);
    }

    @Test
    void anAppointmentHasATimeInNorwayAndAPlace() {
        desk.answers(referred, "WAITLISTED", "text=");
        assertThat(desk.answers(referred, "PLANNED", "date=2027-01-15&time=").body())
                .contains("Skriv dato og klokkeslett", "value=\"2027-01-15\"");
        desk.answers(referred, "PLANNED", "date=2027-01-15&time=09:30&place=R%C3%A5dhuset&text=");
        assertThat(referred.seen().at("/answers/2/appointment/at").asText()).startsWith("2027-01-15T");
        assertThat(desk.read(referred.page())).contains("15. januar 2027 kl. 09:30", "Rådhuset", "Arbeidet har begynt");
    }

    @Test
    void whoeverIsTheWrongOneSeesNothingOfItAnyMore() {
        referred = Referred.at(port, "2027-01-14", "Feilsendt");
        desk.opens(referred);
        assertThat(desk.read(referred.page() + "/answers/REDIRECTED"))
                .contains("Halden kommune, bolig")
                .doesNotContain("NAV Oslo", "Oslo kommune, bolig<", "LAR Oslo");
        desk.answers(referred, "REDIRECTED", "reason=NOT_RESPONSIBLE&to=housing-3101&text=");
        assertThat(referred.state()).isEqualTo("REDIRECTED");
        assertThat(desk.read(referred.page()))
                .contains("Innholdet er ikke lenger her")
                .doesNotContain("Feilsendt", referred.nationalId());
        assertThat(desk.read("/inbox?tab=done")).contains(referred.page()).doesNotContain("Feilsendt");
    }

    @Test
    void whatTheOtherSideSaysIsReadThere() {
        desk.answers(referred, "MORE_INFO_NEEDED", "text=Hund%3F");
        referred.hub()
                .as("casemanager")
                .post("/api/referrals/" + referred.id() + "/information", "{\"text\":\"Ja, en liten.\"}");
        referred.says("release-date-changed", "2026-11-21T08:00:00Z", "IN_CUSTODY", "2027-02-01");
        await().atMost(ofSeconds(15)).untilAsserted(() -> assertThat(desk.read(referred.page()))
                .contains("Hund?", "Fengselet svarte", "Ja, en liten.", "Endret siden forrige versjon")
                .contains("<del>14. januar 2027</del>", "<ins>1. februar 2027</ins>"));
    }

    @Test
    void aCancellationIsConfirmed() {
        referred.hub()
                .as("casemanager")
                .post("/api/referrals/" + referred.id() + "/cancellation", "{\"reason\":\"NO_LONGER_NEEDED\"}");
        await().atMost(ofSeconds(15)).untilAsserted(() -> assertThat(desk.read(referred.page()))
                .contains("trukket henvendelsen tilbake", "Bekreft avlysning"));
        String page = desk.read(referred.page());
        desk.submits(
                referred.page(), referred.page() + "/answers", desk.hidden(page) + "&answer=CANCELLATION_CONFIRMED");
        assertThat(referred.state()).isEqualTo("CANCELLED");
    }

    @Test
    void howItWentIsToldThere() {
        desk.answers(referred, "WAITLISTED", "text=");
        referred.says("released", "2026-11-22T07:00:00Z", "RELEASED", "2026-11-22");
        assertThat(desk.read("/inbox?tab=outcomes")).contains(referred.page(), "Første natt");
        String page = desk.read(referred.page());
        assertThat(page).contains("Hvordan gikk den første natten?", "Har bolig");
        String fields = "moment=FIRST_NIGHT&key=" + AtTheDesk.value(page, "key") + "-o";
        HttpResponse<String> silent = desk.submits(referred.page(), referred.page() + "/outcomes", fields + "&text=Hm");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("<title>Feil: ", "Velg hvordan det gikk", ">Hm</textarea>");
        String told = fields + "&outcome=HOUSED&text=Godt";
        desk.submits(referred.page(), referred.page() + "/outcomes", told);
        desk.submits(referred.page(), referred.page() + "/outcomes", told);
        assertThat(referred.seen().get("outcomes").toString()).containsOnlyOnce("Godt");
        assertThat(desk.read(referred.page())).contains("Har bolig").doesNotContain("Hvordan gikk den første natten?");
    }
}
