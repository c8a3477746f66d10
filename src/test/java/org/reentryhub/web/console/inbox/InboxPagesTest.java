package org.reentryhub.web.console.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has come to a receiver, and how it is opened. */
@HubTest
class InboxPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Referred referred;
    private AtTheDesk desk;

    @BeforeEach
    void somethingHasCome() {
        referred = Referred.at(port, "2027-01-14", "Øyen<b>");
        desk = AtTheDesk.of(port, "housing");
    }

    @Test
    void whatIsNewShowsTheEnvelopeAndInitialsAlone() {
        String list = desk.read("/inbox");
        assertThat(list)
                .contains(referred.page(), "K. Ø.", "14. januar 2027", ">Ny<", "27. november 2026")
                .containsPattern("<title>\\(\\d+\\) Innboks – Reentry Hub</title>")
                .containsPattern("Nye \\(\\d+\\)")
                .doesNotContain("Øyen", referred.nationalId(), referred.number(), "??");
        assertThat(desk.read(referred.page()))
                .contains("Bolig: K. Ø.", "Åpne henvendelsen")
                .doesNotContain("Øyen", referred.nationalId(), referred.number(), "??");
        assertThat(referred.state()).isEqualTo("RECEIVED");
    }

    @Test
    void openingTellsTheSenderAndIsWrittenDown() {
        assertThat(desk.opens(referred).statusCode()).isEqualTo(302);
        assertThat(referred.state()).isEqualTo("IN_REVIEW");
        assertThat(desk.opens(referred).statusCode()).isEqualTo(302);
        assertThat(referred.seen().get("answers")).hasSize(1);
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where person_number = :p and what = 'OPENED_IN_INBOX' and actor = 'housing'")
                        .param("p", referred.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsOpenedSaysAllThatTheMessageSaysAndNoMarkupOfItsOwn() {
        desk.opens(referred);
        assertThat(desk.read(referred.page()))
                .contains("Kari Øyen&lt;b&gt;", referred.nationalId(), "17. september 1990", "garanti for depositum")
                .contains("Godta", "Avslå", "Still spørsmål", "Vi er feil mottaker", "Sett på venteliste")
                .doesNotContain("Øyen<b>", "CANARY", referred.number(), "??", "Arbeidet har begynt");
        assertThat(desk.read("/inbox?tab=mine")).contains(referred.page(), "Kari Øyen&lt;b&gt;");
        assertThat(desk.read("/inbox")).doesNotContain(referred.page());
    }

    @Test
    void whoWorksOnItIsSaidAndCanBeChanged() {
        desk.opens(referred);
        jdbc.sql("update hub.referral_worker set worker = 'Per' where referral_id = cast(:id as uuid)")
                .param("id", referred.id())
                .update();
        assertThat(desk.read("/inbox?tab=waiting")).contains(referred.page(), ">Per<");
        assertThat(desk.read(referred.page())).contains("Per, siden kl.", "Ta over");
        desk.submits(referred.page(), referred.page() + "/worker", "from=Ola&mine=true");
        assertThat(desk.read(referred.page()))
                .as("somebody else had it meanwhile")
                .contains("Per, siden");
        desk.submits(referred.page(), referred.page() + "/worker", "from=Per&mine=true");
        assertThat(desk.read(referred.page())).contains("housing, siden", "Legg tilbake");
        desk.submits(referred.page(), referred.page() + "/worker", "from=housing&mine=false");
        assertThat(desk.read(referred.page())).contains("Ta saken");
    }

    @Test
    void anothersReferralIsAPageThatIsNotThere() {
        AtTheDesk other = AtTheDesk.of(port, "employment");
        HttpResponse<String> foreign = other.http().get(referred.page());
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(other.http().get("/inbox/" + new UUID(0, 0)).statusCode()).isEqualTo(404);
        assertThat(other.submits("/inbox", referred.page() + "/opening", "").statusCode())
                .isEqualTo(404);
        assertThat(other.submits("/inbox", referred.page() + "/worker", "mine=true")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.http().get(referred.page() + "/answers/ACCEPTED").statusCode())
                .isEqualTo(404);
        assertThat(other.submits("/inbox", referred.page() + "/answers", "key=k&seen=s&version=1&answer=ACCEPTED")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.read("/inbox")).doesNotContain(referred.id());
        assertThat(AtTheDesk.of(port, "casemanager").http().get("/inbox").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        HttpResponse<String> forged = desk.http()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", referred.page() + "/opening", "x=1".getBytes(UTF_8));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(referred.state()).isEqualTo("RECEIVED");
    }

    @Test
    void aHealthReceiverIsToldThatItsReferralsComeAnotherWay() {
        assertThat(AtTheDesk.of(port, "gp").read("/inbox")).contains("FHIR").doesNotContain("<table");
    }

    @Test
    void navSeesItsNoticesApart() {
        AtTheDesk nav = AtTheDesk.of(port, "employment");
        await().atMost(ofSeconds(15)).untilAsserted(() -> assertThat(nav.read("/inbox?tab=notices"))
                .contains("Øyen&lt;b&gt;", "oppholdet er begynt")
                .doesNotContain("??"));
        assertThat(desk.read("/inbox")).doesNotContain("tab=notices");
        assertThat(jdbc.sql("select count(*) from audit.entry where person_number = :p and what = 'INBOX_NOTICES'")
                        .param("p", referred.number())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void thePagesSpeakEveryLanguage() {
        desk.opens(referred);
        for (String language : new String[] {"nb", "nn", "en"}) {
            for (String path : new String[] {
                "/inbox?tab=new",
                "/inbox?tab=mine",
                "/inbox?tab=waiting",
                "/inbox?tab=done",
                "/inbox?tab=outcomes",
                "/inbox?tab=%3Cscript%3E",
                referred.page() + "?",
                referred.page() + "/answers/DECLINED?"
            }) {
                assertThat(desk.read(path + "&lang=" + language))
                        .as(path)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??", "<script>");
            }
        }
    }

    @Test
    void nobodyIsLetInWithoutASession() {
        assertThat(Http.at(port).get("/inbox").statusCode()).isEqualTo(302);
    }
}
