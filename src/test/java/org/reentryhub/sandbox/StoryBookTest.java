package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reentryhub.partner.Prisons;
import org.reentryhub.person.NationalIds;
import org.reentryhub.sandbox.StoryBook.Way;

class StoryBookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final StoryBook book = new StoryBook();

    @Test
    void aboutTwentyPeopleOfTwoPrisonsComeInByAllThreeWays() {
        assertThat(everything().map(event -> event.path("subject").asText()).distinct())
                .hasSize(20);
        assertThat(everything().map(event -> event.at("/data/custody/prison").asText()))
                .containsOnly("OSLO", "HALDEN");
        assertThat(everything()
                        .map(event -> event.at("/data/custody/legalStatus").asText()))
                .contains("REMAND", "SENTENCED", "PREVENTIVE_DETENTION", "FINE_DEFAULT");
        assertThat(Way.values())
                .allSatisfy(way -> assertThat(book.events(way, TODAY)).isNotEmpty());
    }

    @Test
    void everyEventHoldsAgainstTheSchemaOfTheHub() throws IOException {
        try (InputStream schema = StoryBookTest.class.getResourceAsStream("/schemas/custody-event.schema.json")) {
            JsonSchema contract = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);

            assertThat(everything())
                    .allSatisfy(event -> assertThat(contract.validate(event)).isEmpty());
        }
    }

    @Test
    void everyIdentityNumberIsOfTheSyntheticSeriesAndHasItsCheckDigits() {
        assertThat(everything().map(event -> event.at("/data/nationalId").asText()))
                .allMatch(NationalIds::isSynthetic);
    }

    @Test
    void theBirthDateIsThatOfTheIdentityNumber() {
        assertThat(everything()).allSatisfy(event -> {
            String number = event.at("/data/nationalId").asText();
            LocalDate born = LocalDate.parse(event.at("/data/birthDate").asText());
            assertThat(Integer.parseInt(number.substring(0, 2)) % 40).isEqualTo(born.getDayOfMonth());
            assertThat(Integer.parseInt(number.substring(2, 4)) - 80).isEqualTo(born.getMonthValue());
            assertThat(Integer.parseInt(number.substring(4, 6))).isEqualTo(born.getYear() % 100);
        });
    }

    @Test
    void eachPersonsEventsComeInTheirOrderAndNoneInTheFuture() {
        for (Way way : Way.values()) {
            List<JsonNode> events = book.events(way, TODAY);
            for (int i = 1; i < events.size(); i++) {
                if (events.get(i).path("subject").equals(events.get(i - 1).path("subject"))) {
                    assertThat(time(events.get(i))).isAfter(time(events.get(i - 1)));
                }
            }
            assertThat(events)
                    .allSatisfy(event -> assertThat(time(event).toLocalDate()).isBefore(TODAY));
        }
    }

    @Test
    void toldOnAnotherDayTheEventsHaveTheSameIds() {
        assertThat(everything().map(event -> event.path("id").asText()))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(all(TODAY.plusDays(9))
                        .map(event -> event.path("id").asText())
                        .toList());
    }

    @Test
    void everyPrisonIsOneOfOurs() {
        Prisons prisons = new Prisons();

        assertThat(everything().map(event -> event.at("/data/custody/prison").asText()))
                .allMatch(prisons::known);
    }

    @Test
    void kariIsAsTheContractShowsHer() throws IOException {
        JsonNode last = everything()
                .filter(event -> event.path("subject").asText().equals("KI-2026-004211"))
                .reduce((earlier, later) -> later)
                .orElseThrow();

        assertThat(last.path("type").asText()).isEqualTo("reentryhub.custody.release-date-changed.v1");
        assertThat(last.path("source").asText()).isEqualTo("/prisons/OSLO");
        JsonNode contract = new ObjectMapper()
                .readTree(
                        """
                        {"personNumber":"KI-2026-004211","nationalId":"17899001281","name":{"given":"Kari","family":"Eksempel"},
                         "birthDate":"1990-09-17","gender":"female","language":"nb","interpreter":false,"citizenship":"NO",
                         "addressProtection":"NONE",
                         "custody":{"custodyId":"C-77120","status":"IN_CUSTODY","prison":"OSLO","unit":"B2","legalStatus":"SENTENCED",
                          "regime":"LOW_SECURITY","admittedOn":"2025-03-01",
                          "release":{"date":"2027-01-14","certainty":"PLANNED","type":"PAROLE","at":"10:00"}},
                         "municipality":{"registered":"0301","beforeCustody":"0301","arrest":null,"intended":"0301"},
                         "healthUnit":{"partnerId":"prison-health-oslo","patient":"pat-1"},
                         "needs":[
                          {"domain":"HOUSING","level":"URGENT","housing":{"situation":"HOMELESS","household":{"adults":1,"children":0},"accessible":false,"rooms":1,"support":["LIVING_SKILLS"],"finance":["DEPOSIT_GUARANTEE","HOUSING_ALLOWANCE"]}},
                          {"domain":"EMPLOYMENT","level":"SOME","employment":{"goal":"Carpentry","readiness":"READY_TO_WORK","qualifications":[{"title":"Trade certificate, joinery","completedOn":"2026-06-01"}],"experience":["Prison workshop, 14 months"],"barriers":["NO_BANK_ACCOUNT"],"benefits":["SOCIAL_ASSISTANCE"],"workHours":"FULL_TIME"}}],
                         "offence":{"summary":"An invented offence, which no receiver is ever told"},
                         "sentencePlan":{"goals":["An invented goal, which no receiver is ever told"]}}""");
        assertThat(last.path("data")).isEqualTo(contract);
    }

    @Test
    void theEndOfTheStoryIsThreeLinesThatSayWhereToLook() {
        assertThat(StoryEnding.lines("http://localhost:8080", "8089", TODAY))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("http://localhost:8089/__admin/requests"))
                .anySatisfy(line -> assertThat(line).contains("casemanager2 (HALDEN)"))
                .anySatisfy(line -> assertThat(line).contains("/handovers", "\"givenOn\":\"2026-11-22\""));
    }

    @Test
    void noNumberOfAPersonStandsInTheLinesThatGoToTheLog() {
        List<String> numbers =
                everything().map(event -> event.path("subject").asText()).toList();

        assertThat(StoryEnding.lines("http://localhost:8080", "8089", TODAY))
                .allSatisfy(line -> assertThat(line).doesNotContain(numbers));
    }

    private Stream<JsonNode> everything() {
        return all(TODAY);
    }

    private Stream<JsonNode> all(LocalDate today) {
        return Arrays.stream(Way.values()).flatMap(way -> book.events(way, today).stream());
    }

    private static OffsetDateTime time(JsonNode event) {
        return OffsetDateTime.parse(event.path("time").asText());
    }
}
