package org.reentryhub.web.console.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.reentryhub.web.Http;

/** What an operator sees first, one partner, and stopping it. */
class OperationsPagesTest extends OperatorAtPages {
    private static final String NGO = "/operations/partners/ngo-0301";

    @Test
    void everyPageIsThereInEveryLanguage() {
        for (String language : new String[] {"nb", "nn", "en"}) {
            for (String path : new String[] {
                "/operations",
                NGO,
                NGO + "/stop",
                "/operations/deliveries",
                "/operations/quarantine",
                "/operations/notices",
                "/operations/alerts"
            }) {
                assertThat(page(path + "?lang=" + language))
                        .as(path)
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void everyPartnerHasALineAndHealthOneForAll() {
        assertThat(page("/operations?lang=nb"))
                .contains("Helse (alle samlet)", "partner-housing-0301", "Det siste døgnet", "Oppdatert kl. ")
                .doesNotContain("gp-oslo", "lar-oslo", "prison-health-oslo");
        for (String unknown : new String[] {"gp-oslo", "health", "prison-health-oslo", "nobody"}) {
            assertThat(operator.get("/operations/partners/" + unknown).statusCode())
                    .isEqualTo(404);
            assertThat(operator.get("/operations/partners/" + unknown + "/stop").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatChangesCanBeFetchedByItself() {
        assertThat(page("/operations/now")).contains("id=\"now\"", "hx-get").doesNotContain("<html", "<h1");
    }

    @Test
    void aPartnersSettingsStandInWords() {
        assertThat(page("/operations/partners/housing-0301?lang=nb"))
                .contains(
                        "Venter etter hvert mislykket forsøk", "5 sekunder, 30 sekunder", "Etter 50 mislykkede forsøk");
    }

    @Test
    void aPartnerIsStoppedForAReasonThatIsShownAsTextAndSentToAgain() {
        String reason = "De <script>alert(1)</script> flytter";
        String asked = page(NGO + "/stop");
        String there = location(send(NGO + "/stop", asked, reason));
        assertThat(location(send(NGO + "/stop", asked, reason)))
                .as("clicked twice")
                .isEqualTo(there);
        assertThat(audited("STOPPED_PARTNER", "ngo-0301")).containsExactly(reason);
        assertThat(page(there + "&lang=nb"))
                .contains("Sendingen er stoppet.", "Stoppet av operator:", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page("/operations?lang=nb")).contains("Trenger noen nå", "er stoppet.");

        assertThat(page(location(act(NGO + "/resume", "De er på plass"))))
                .contains("Det sendes igjen.")
                .doesNotContain("Stoppet av");
        HttpResponse<String> again = act(NGO + "/resume", "De er på plass");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("<title>Feil: ", "Det går ikke slik det står nå", "De er på plass");
    }

    @Test
    void aReasonIsAskedForAndWhatWasTypedIsKept() {
        page("/operations?lang=nb");
        HttpResponse<String> empty = act(NGO + "/stop", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("<title>Feil: ", "Skriv hvorfor", "href=\"#reason\"", "aria-invalid=\"true\"");
        HttpResponse<String> giant = act(NGO + "/stop", "ø".repeat(501));
        assertThat(giant.statusCode()).isEqualTo(422);
        assertThat(giant.body()).contains("lengre enn 500 tegn", "ø".repeat(501));
        assertThat(act(NGO + "/stop", "snudd \u202e tekst").statusCode()).isEqualTo(422);
        assertThat(page(NGO)).doesNotContain("Stoppet av");
    }

    @Test
    void nothingIsDoneWithoutThePagesTokenAndKey() {
        Http form = operator.with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.send("POST", NGO + "/stop", "key=1&reason=x".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(403);
        String withoutKey = "reason=x&_csrf=" + Http.token(page(NGO + "/stop"));
        assertThat(form.send("POST", NGO + "/stop", withoutKey.getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(page(NGO)).doesNotContain("Stoppet av");
    }

    @Test
    void nobodyElseComesHere() {
        for (String account : new String[] {"casemanager", "healthunit", "housing", "auditor"}) {
            assertThat(Http.at(port).inSession(account).get("/operations").statusCode())
                    .as(account)
                    .isIn(403, 404);
        }
    }

    @Test
    void whatIsHeldIsReleasedForAReason() {
        jdbc.sql("insert into hub.hold (since) values (now()) on conflict do nothing")
                .update();
        await().atMost(ofSeconds(10)).until(() -> page("/operations?lang=nb").contains("All sending er holdt tilbake"));
        assertThat(location(act("/operations/release", "Sammenlignet"))).isEqualTo("/operations?did=released");
        await().atMost(ofSeconds(10)).until(() -> !page("/operations").contains("All sending er holdt tilbake"));
        assertThat(location(operator.get("/operations/release"))).isEqualTo("/operations");
        assertThat(jdbc.sql("select count(*) from audit.entry where what = 'RELEASED_HELD_DELIVERIES'"
                                + " and reason = 'Sammenlignet'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(operator.get("/operations/quarantine?page=-1").statusCode()).isEqualTo(400);
        assertThat(operator.get("/operations/deliveries?state=BOILING").statusCode())
                .isEqualTo(400);
        assertThat(page("/operations?did=%3Cb%3E")).doesNotContain("<b>");
        assertThat(page("/operations/notices?months=99")).contains("aria-current=\"true\"");
    }
}
