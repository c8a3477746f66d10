package org.reentryhub.health.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirServer;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Auth;
import org.reentryhub.partner.Identifier;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;

public class FhirServerTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"1990-09-17\"}";
    private static final String NOTHING = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";

    private final Map<String, FhirAnswer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ReadingCrew crew = new ReadingCrew(Thread::new);

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
    void aPageThatIsMissingIsNoEndOfTheList() {
        answers.put("/Condition?patient=p", new FhirAnswer(200, page("c-1", "http://unit.example/fhir?_getpages=2")));

        trouble(() -> server().search("Condition?patient=p"), FhirTrouble.Kind.UNREACHABLE);
    }

    @Test
    void pagesThatLeadBackAreLeftAtOnce() {
        answers.put("/Condition?patient=p", new FhirAnswer(200, page("c-1", "http://unit.example/fhir?_getpages=2")));
        answers.put("?_getpages=2", new FhirAnswer(200, page("c-2", "http://unit.example/fhir?_getpages=3")));
        answers.put("?_getpages=3", new FhirAnswer(200, page("c-3", "http://unit.example/fhir?_getpages=2")));

        trouble(() -> server().search("Condition?patient=p"), FhirTrouble.Kind.TOO_LARGE);
        assertThat(asked).hasSize(3);
    }

    @Test
    void aPageThatSaysThatSomethingIsLeftOutIsNoAnswer() {
        var cutShort = "{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\","
                + "\"code\":\"incomplete\"}]}}";
        for (var part : List.of(cutShort, "{\"fullUrl\":\"http://unit.example/fhir/Condition/1\"}")) {
            answers.put(
                    "/Condition?patient=p", new FhirAnswer(200, NOTHING.replace("}", ",\"entry\":[" + part + "]}")));

            trouble(() -> server().search("Condition?patient=p"), FhirTrouble.Kind.UNREADABLE);
        }
    }

    @Test
    void aBundleThatIsNoSearchsetIsNoAnswer() {
        answers.put("/Condition?patient=p", new FhirAnswer(200, NOTHING.replace("searchset", "transaction")));

        trouble(() -> server().search("Condition?patient=p"), FhirTrouble.Kind.UNREADABLE);
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
        answers.put("/Condition?patient=p&_count=200", new FhirAnswer(200, page("c-1", "")));

        var record = reader().read(unit(), "p");

        assertThat(record.resources()).extracting(PatientRecord::name).containsExactly("Condition/c-1");
        assertThat(asked)
                .doesNotHaveDuplicates()
                .contains("/metadata", "/Patient/p")
                .filteredOn(what -> what.contains("?"))
                .hasSize(9 + 7)
                .allMatch(what -> what.matches("/[A-Za-z]+\\?patient=p(&_include=[A-Za-z]+:(medication|device))?"
                        + "(&(whenhandedover|effective-time)[:=][0-9a-z=-]+)?&_count=200"));
    }

    @Test
    void aPatientIdThatIsNoIdIsNeverAskedFor() {
        for (var id : List.of("../Patient", "p?_id=1", "", "a b", "p/$everything")) {
            trouble(() -> reader().read(unit(), id), FhirTrouble.Kind.NO_SUCH_PATIENT);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherPatientThanWasAskedForIsNoPatient() {
        answers.put("/Patient/q", new FhirAnswer(200, PATIENT));

        trouble(() -> reader().read(unit(), "q"), FhirTrouble.Kind.NO_SUCH_PATIENT);
    }

    private static void trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FhirTrouble.Kind kind) {
        assertThatThrownBy(call).isInstanceOf(FhirTrouble.class).hasMessage(kind.name());
    }

    @AfterEach
    void end() {
        crew.destroy();
    }

    private PatientReader reader() {
        var fhir = FhirContext.forR4Cached();
        var capabilities = new Capabilities(this::answer, fhir, Clock.systemUTC());
        var settings = new HealthSettings("", true, Duration.ofMinutes(1), Duration.ofMinutes(2));
        return new PatientReader(this::answer, fhir, capabilities, crew, settings, Clock.systemUTC());
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

    public static Partner unit() {
        return unit("http://unit.example/fhir");
    }

    static Partner unit(String base) {
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
                        Optional.of(URI.create(base)),
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
