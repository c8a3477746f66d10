package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case manager sees first. */
@HubTest
class PeoplePagesTest {
    private static final Pattern ADDRESS = Pattern.compile("/people/[0-9a-f]{8}-[0-9a-f-]{27}");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private String person = "";
    private String family = "";
    private Http manager = Http.at(0);

    @BeforeEach
    void somebodyIsInPrison() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        family = "Øye<b>" + person.substring(3, 11);
        String event = Prisoner.named(person)
                .released("2026-12-01")
                .event("admitted", "2026-11-20T08:00:00+01:00")
                .replace("\"Eksempel\"", "\"" + family + "\"");
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
        manager = Http.at(port).inSession("casemanager");
    }

    @Test
    void aPersonIsFoundByNameAndShownWithoutMarkupOfTheirOwn() {
        HttpResponse<String> found = search(manager, family.substring(0, 3));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body())
                .contains(family.replace("<", "&lt;").replace(">", "&gt;"))
                .doesNotContain("Øye<b>");
    }

    @Test
    void aPagesAddressSaysNothingOfThePerson() {
        String page = search(manager, family).body();
        assertThat(page).doesNotContain(person).doesNotContain("17899001281");
        HttpResponse<String> shown = manager.get(address(page));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Bolig", "Henvist til bolig", "1. desember 2026")
                .doesNotContain("??");
        assertThat(shown.body()).doesNotContain(person).doesNotContain("17899001281");
    }

    /** A Friday; the sandbox's housing office in Oslo hands over keys on Tuesdays and Thursdays. */
    @Test
    void aReleaseThatMeetsClosedDoorsIsFlaggedInEveryLanguage() {
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(person)
                                .released("2027-12-17")
                                .event("release-date-changed", "2026-11-21T08:00:00+01:00")
                                .replace("\"Eksempel\"", "\"" + family + "\""),
                        Map.of("Content-Type", "application/cloudevents+json"));
        String address = "/people/"
                + Hub.at(port)
                        .as("casemanager")
                        .get("/api/people/" + person)
                        .json()
                        .get("id")
                        .asText();
        assertThat(manager.get(address + "?lang=nb").body())
                .contains("Løslatelsen er på en fredag", "Oslo kommune, bolig kan ikke nås de første 72 timene")
                .contains("NAV Oslo må nås 17. desember 2027 før 14:00");
        assertThat(manager.get(address + "?lang=nn").body()).contains("Lauslatinga er på ein fredag");
        assertThat(manager.get(address + "?lang=en").body()).contains("The release is on a Friday");
        assertThat(search(manager, family).body()).contains("Løslatelsen er på en fredag");
    }

    @Test
    void thePagesSpeakEveryLanguage() {
        for (String language : new String[] {"nb", "nn", "en"}) {
            assertThat(manager.get("/people?within=all&lang=" + language).body())
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("??");
        }
    }

    @Test
    void anotherPrisonsPersonIsAPageThatIsNotThere() {
        String address = address(search(manager, "Øye").body());
        Http other = Http.at(port).inSession("casemanager2");
        HttpResponse<String> foreign = other.get(address);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(withoutToken(foreign)).isEqualTo(withoutToken(other.get("/people/" + new UUID(0, 0))));
        assertThat(search(other, "Øye").body()).doesNotContain(address);
    }

    @Test
    void everyLookIsWrittenDown() {
        manager.get(address(search(manager, family.substring(0, 3)).body()));
        assertThat(jdbc.sql("select count(*) from audit.entry where person_number = :p and kind = 'LOOKED'")
                        .param("p", person)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aPageThatCannotBeIsABadRequest() {
        assertThat(manager.get("/people?page=-1").statusCode()).isEqualTo(400);
        assertThat(manager.get("/people?page=x").statusCode()).isEqualTo(400);
        assertThat(manager.get("/people/KI-1").statusCode()).isEqualTo(404);
        assertThat(manager.get("/people?within=%3Cscript%3E").body()).doesNotContain("<script>");
    }

    private HttpResponse<String> search(Http caller, String name) {
        String token = Http.token(caller.get("/people").body());
        String form = "name=" + URLEncoder.encode(name, UTF_8) + "&_csrf=" + token;
        return caller.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/people", form.getBytes(UTF_8));
    }

    /** The form token is new on every page. */
    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replace(Http.token(page.body()), "");
    }

    private static String address(String page) {
        Matcher address = ADDRESS.matcher(page);
        assertThat(address.find()).as(page).isTrue();
        return address.group();
    }
}
