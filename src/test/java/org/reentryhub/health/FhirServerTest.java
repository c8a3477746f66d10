package org.reentryhub.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.partner.Auth;
import org.reentryhub.partner.Identifier;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;

class FhirServerTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"1990-09-17\"}";
    private static final String NOTHING = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";

    private final Map<String, FhirAnswer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void aSearchGoesOnFromPageToPage() {
        answers.put("/Condition?patient=p", new FhirAnswer(200, page("c-1", "http://unit.example/fhir?_getpages=2")));
        answers.put("?_getpages=2", new FhirAnswer(200, page("c-2", "")));

        assertThat(server().search("Condition?patient=p"))
                .extracting(PatientRecord::name)
                .containsExactly("Condition/c-1", "Condition/c-2");
    }

    @Test
    void aNextPageSomewhereElseIsNotAskedFor() {
        for (var elsewhere : List.of("http://elsewhere.example/fhir?x", "http://unit.example/fhirs", "/fhir?x")) {
            answers.put("/Condition?patient=p", new FhirAnswer(200, page("c-1", elsewhere)));

            trouble(() -> server().search("Condition?patient=p"), FhirTrouble.Kind.UNREADABLE);
        }
        assertThat(asked).containsOnly("/Condition?patient=p");
    }

    @Test
    void aServerThatGoesOnForEverIsLeftAlone() {
        answers.put(
                "/Condition?patient=p",
                new FhirAnswer(200, page("c-1", "http://unit.example/fhir/Condition?patient=p")));

        trouble(() -> server().search("Condition?patient=p"), FhirTrouble.Kind.TOO_LARGE);
    }

    @Test
    void aKindThatTheServerDoesNotOfferIsAnEmptyKindAndAnyOtherFailureIsNone() {
        assertThat(server().search("CarePlan?patient=p")).isEmpty();
        answers.put("/CarePlan?patient=p", new FhirAnswer(500, "x"));
        trouble(() -> server().search("CarePlan?patient=p"), FhirTrouble.Kind.UNREACHABLE);
        answers.put("/CarePlan?patient=p", new FhirAnswer(302, ""));
        trouble(() -> server().search("CarePlan?patient=p"), FhirTrouble.Kind.UNREACHABLE);
        answers.put("/CarePlan?patient=p", new FhirAnswer(403, ""));
        trouble(() -> server().search("CarePlan?patient=p"), FhirTrouble.Kind.UNAUTHORISED);
    }

    @Test
    void whatIsNotFhirOrTooDeepIsUnreadable() {
        for (var body : List.of("<html>", "{}", "[]", "{\"resourceType\":\"Nonsense\"}", "{\"a\":".repeat(500))) {
            answers.put("/Patient/p", new FhirAnswer(200, body));
            trouble(() -> server().read("Patient/p"), FhirTrouble.Kind.UNREADABLE);
        }
    }

    @Test
    void aPatientIsReadWithEveryKindOfEntry() {
        answers.put("/Patient/p", new FhirAnswer(200, PATIENT));
        answers.put("/Condition?patient=p", new FhirAnswer(200, page("c-1", "")));

        var record = new PatientReader(this::answer, FhirContext.forR4Cached()).read(unit(), "p");

        assertThat(record.resources()).extracting(PatientRecord::name).containsExactly("Condition/c-1");
        assertThat(asked).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aPatientIdThatIsNoIdIsNeverAskedFor() {
        for (var id : List.of("../Patient", "p?_id=1", "", "a b", "p/$everything")) {
            trouble(
                    () -> new PatientReader(this::answer, FhirContext.forR4Cached()).read(unit(), id),
                    FhirTrouble.Kind.NO_SUCH_PATIENT);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherPatientThanWasAskedForIsNoPatient() {
        answers.put("/Patient/q", new FhirAnswer(200, PATIENT));

        trouble(
                () -> new PatientReader(this::answer, FhirContext.forR4Cached()).read(unit(), "q"),
                FhirTrouble.Kind.NO_SUCH_PATIENT);
    }

    private static void trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FhirTrouble.Kind kind) {
        assertThatThrownBy(call).isInstanceOf(FhirTrouble.class).hasMessage(kind.name());
    }

    private FhirServer server() {
        return new FhirServer(unit(), this::answer, FhirContext.forR4Cached());
    }

    private FhirAnswer answer(FhirQuestion question) {
        var what = question.path() + (question.query() == null ? "" : "?" + question.query());
        asked.add(what);
        return answers.getOrDefault(what, new FhirAnswer(404, ""));
    }

    private static String page(String id, String next) {
        var link = next.isEmpty() ? "" : ",\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}]";
        return NOTHING.replace(
                "}", link + ",\"entry\":[{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"" + id + "\"}}]}");
    }

    static Partner unit() {
        return new Partner(
                "unit",
                "Unit",
                Kind.PRISON_HEALTH,
                List.of(new Identifier(Identifier.HER_ID, "1")),
                Partner.Language.NB,
                Set.of(),
                Set.of(),
                new Partner.Channel(
                        Partner.ChannelType.FHIR,
                        Optional.of(URI.create("http://unit.example/fhir")),
                        Optional.empty(),
                        new Auth.None(),
                        Duration.ofSeconds(10),
                        4),
                new Partner.Expects(Duration.ofDays(1), Duration.ofDays(10)),
                new Partner.Handles(true),
                true,
                Optional.empty(),
                Optional.empty(),
                new Partner.Accepts(Set.of(), Set.of()),
                Optional.empty(),
                Partner.Transfers.AUTOMATIC);
    }
}
