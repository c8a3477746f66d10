package org.reentryhub.health.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.Sandboxed.KARI;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.AllRows;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.WithTheHub;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the health unit sees and does on its pages, without scripts. */
class TransferPagesTest extends WithTheHub {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @Autowired
    HealthTrail trail;

    @Autowired
    JdbcClient jdbc;

    private Http unit = Http.at(0);

    @BeforeEach
    void signIn() {
        unit = hub.inSession("healthunit");
    }

    @Test
    void aPersonIsFoundByNameAndTheAddressOfTheirPageSaysNothingOfThem() {
        hub.kari("HP-1", "Funnen");
        var found = unit.submit("/transfers", "/transfers", "name=Kari+Fun");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("/transfers/people/" + idOf("HP-1")).doesNotContain("HP-1", KARI);
        assertThat(entries("HP-1")).contains("FOUND_BY_NAME");
    }

    @Test
    void whatWouldBeSentIsShownLiveAndKeptByNobody() {
        hub.kari("HP-2");
        var page = unit.get("/transfers/people/" + idOf("HP-2"));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("Dette sendes", "Buprenorfin", "Legemidler", "Start overføring til 2 mottakere")
                .doesNotContain("HP-2", KARI);
        assertThat(entries("HP-2")).contains("PREVIEWED");
        assertThat(String.join("\n", AllRows.of(jdbc, "hub")) + String.join("\n", AllRows.of(healthJdbc, "health")))
                .doesNotContain("Buprenorfin");
    }

    @Test
    void aTransferIsStartedOnceHoweverOftenTheFormIsSent() {
        hub.kari("HP-3");
        var address = "/transfers/people/" + idOf("HP-3");
        var seen = seen(unit.get(address).body());

        var first = unit.submit(address, address, "seen=" + seen);
        var second = unit.submit(address, address, "seen=" + seen);
        var transfer = place(first).replaceAll(".*/([0-9a-f-]{36}).*", "$1");
        hub.reaches(transfer, "SENT");
        var third = unit.submit(address, address, "seen=" + seen);

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(List.of(place(second), place(third))).containsOnly(place(first));
        assertThat(unit.get("/transfers/" + transfer).body())
                .contains("Overføring: Kari Eksempel", "0 av 2 har svart", "Levert", "14. januar 2027")
                .doesNotContain("HP-3", KARI, "Buprenorfin");
    }

    @Test
    void aServerThatIsDownIsSaidInWordsWithWhatToDo() {
        hub.comesIntoCustody("HP-4", "OSLO", KARI, "1990-09-17", "pat-950", "NONE");
        var down = hub.play(
                """
                {"priority":1,"request":{"method":"GET","urlPathPattern":"/prison-health-oslo/fhir/.*pat-950"},
                 "response":{"status":503}}""");
        try {
            assertThat(unit.get("/transfers/people/" + idOf("HP-4")).body())
                    .contains("Journalserveren svarer ikke", "Prøv igjen om litt", "send når journalen svarer")
                    .doesNotContain("Dette sendes");
        } finally {
            hub.unplay(down);
        }
    }

    @Test
    void wordsOfTheJournalAreTextAndNeverMarkup() {
        hub.comesIntoCustody("HP-5", "OSLO", "28919620457", "1996-11-28", "pat-951", "NONE");
        var played = List.of(
                hub.play(
                        """
                {"priority":1,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/Patient/pat-951"},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":
                  {"resourceType":"Patient","id":"pat-951","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1",
                   "value":"28919620457"}],"name":[{"family":"Eksempel","given":["Kari"]}],"birthDate":"1996-11-28",
                   "generalPractitioner":[{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.2","value":"9000102"}}]}}}"""),
                hub.play(
                        """
                {"priority":1,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/Condition",
                 "queryParameters":{"patient":{"matches":".*pat-951"}}},"response":{"status":200,
                 "headers":{"Content-Type":"application/fhir+json"},"jsonBody":{"resourceType":"Bundle","type":"searchset",
                 "entry":[{"resource":{"resourceType":"Condition","id":"c-1","clinicalStatus":{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "code":{"text":"<script>alert(1)</script>"},"subject":{"reference":"Patient/pat-951"}}}]}}}"""));
        try {
            assertThat(unit.get("/transfers/people/" + idOf("HP-5")).body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Start overføring til 1 mottaker")
                    .doesNotContain("<script>alert");
        } finally {
            played.forEach(hub::unplay);
        }
    }

    @Test
    void anAlertSaysWhatToDoAndIsClosedFromTheList() {
        hub.comesIntoCustody("HP-6", "OSLO", KARI, "1990-09-18", "pat-1", "NONE");
        var transfer = hub.starts("HP-6");
        hub.reaches(transfer, "NEEDS_ATTENTION");

        var page = unit.get("/transfers/" + transfer).body();
        assertThat(page)
                .contains(
                        "Pasienten i journalen er ikke personen i fengselet",
                        "Sammenlikn fødselsnummer og fødselsdato");
        var alert = page.replaceAll("(?s).*/transfers/alerts/([0-9a-f-]{36})/closing.*", "$1");
        assertThat(unit.get("/transfers").body()).contains("/transfers/alerts/" + alert + "/closing");

        var closed = unit.submit("/transfers", "/transfers/alerts/" + alert + "/closing", "transfer=" + transfer);
        assertThat(place(closed)).isEqualTo("/transfers/" + transfer + "?done=closed");
        assertThat(unit.get("/transfers").body()).doesNotContain(alert);
        assertThat(entries("HP-6")).contains("ALERT_CLOSED", "LOOKED_AT_TRANSFERS");
    }

    @Test
    void theListIsFilteredByStateInTheAddress() {
        var transfer = transferOfNils("HP-7");

        assertThat(unit.get("/transfers?state=SENT").body()).contains("/transfers/" + transfer, "0 av 1 har svart");
        assertThat(unit.get("/transfers?state=HELD").body()).doesNotContain("/transfers/" + transfer + "\"");
        assertThat(unit.get("/transfers?page=9000").body()).contains("Ingen overføringer ennå");
    }

    @Test
    void anotherPrisonsPersonAndTransferAreUnknown() {
        hub.comesIntoCustody("HP-8", "BERGEN", "28919620457", "1996-11-28", "pat-3", "NONE");

        assertThat(unit.get("/transfers/people/" + idOf("HP-8")).statusCode()).isEqualTo(404);
        assertThat(unit.get("/transfers/people/" + NOBODY).statusCode()).isEqualTo(404);
        assertThat(unit.get("/transfers/people").statusCode()).isEqualTo(404);
        assertThat(unit.get("/transfers/" + NOBODY).statusCode()).isEqualTo(404);
        assertThat(unit.submit("/transfers", "/transfers/" + NOBODY + "/stop", "seen=0")
                        .statusCode())
                .isEqualTo(404);
        assertThat(unit.submit("/transfers", "/transfers/alerts/" + NOBODY + "/closing", "a=b")
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.inSession("casemanager").get("/transfers").statusCode()).isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        hub.kari("HP-9");
        var answer = unit.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/transfers/people/" + idOf("HP-9"), "seen=".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(entries("HP-9")).doesNotContain("TRANSFER_STARTED");
    }

    @Test
    void aTransferIsStoppedOnAPageThatSaysSoAndNotTwice() {
        var transfer = transferOfNils("HP-10");
        var page = "/transfers/" + transfer + "/stop";
        var form = unit.get(page).body();
        assertThat(form).contains("Dette kan ikke gjøres om");

        var fields = "seen=" + seen(form) + "&reason=" + encoded("Ikke <b>aktuelt</b>");
        assertThat(place(unit.submit("/transfers", page, fields))).isEqualTo("/transfers/" + transfer + "?done=stop");
        assertThat(place(unit.submit("/transfers", page, fields))).isEqualTo("/transfers/" + transfer + "?done=moved");
        hub.reaches(transfer, "STOPPED");
        assertThat(unit.get("/transfers/" + transfer).body())
                .contains("Stoppet av", "«Ikke &lt;b&gt;aktuelt&lt;/b&gt;»")
                .doesNotContain("<b>aktuelt");
    }

    @Test
    void aReasonThatCannotBeKeptIsSaidAtTheFieldAndStaysTyped() {
        var transfer = transferOfNils("HP-11");
        var page = "/transfers/" + transfer + "/stop";
        var fields = "seen=" + seen(unit.get(page).body()) + "&reason=" + "x".repeat(501);

        var answer = unit.submit("/transfers", page, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Feil: Stopp overføringen", "href=\"#reason\"", "høyst 500 tegn", "x".repeat(501));
        assertThat(hub.transfer(transfer).path("state").asText()).isEqualTo("SENT");
    }

    @Test
    void whatStoppedIsLookedOverBeforeItIsSignedOffAgain() {
        hub.comesIntoCustody("HP-12", "OSLO", "28919620457", "1996-11-28", "pat-3", "NONE");
        var transfer = hub.starts("HP-12");
        hub.reaches(transfer, "NEEDS_ATTENTION");
        var page = "/transfers/" + transfer + "/sign-off";

        var over = unit.get(page);
        assertThat(over.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(over.body()).contains("Ingen som kan ta imot er oppført", "Prøv igjen");

        var signed = unit.submit("/transfers", page, "seen=" + encoded(seen(over.body())));
        assertThat(place(signed)).isEqualTo("/transfers/" + transfer + "?done=signed-off");
        assertThat(entries("HP-12")).contains("TRANSFER_SIGNED_OFF");
        var again = unit.submit("/transfers", page, "seen=" + encoded(seen(over.body())));
        assertThat(place(again)).isEqualTo("/transfers/" + transfer + "?done=moved");
    }

    private String idOf(String person) {
        return people.find(new PersonNumber(person)).orElseThrow().id().toString();
    }

    private List<String> entries(String person) {
        return trail.entriesOf(new PersonNumber(person)).stream()
                .map(HealthTrail.Entry::what)
                .toList();
    }

    private static String seen(String page) {
        var found = SEEN.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
