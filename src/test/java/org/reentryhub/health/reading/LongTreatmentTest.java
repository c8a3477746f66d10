package org.reentryhub.health.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reentryhub.health.PlayedPatient.p;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.PlayedUnit;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirTrouble;

/** Patients who have been given a medicine each day for years, at a server that gives twenty a page unless it is asked for more. */
class LongTreatmentTest {
    /** Past midnight in Oslo, and not yet in Greenwich. */
    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");

    private static final LocalDate LAST = LocalDate.parse("2026-11-22");
    private static final String BASE = "http://unit.example/fhir";

    private final ReadingCrew crew = new ReadingCrew(Thread::new);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int dosesADay = 1;
    private Set<String> unknown = Set.of();

    @AfterEach
    void end() {
        crew.destroy();
    }

    @Test
    void dosesOfMoreThanAYearAgoAreNotAskedForSoThatThoseOfLateAreRead() {
        var doses = read().all(MedicationAdministration.class).toList();

        assertThat(doses).hasSize(400);
        assertThat(doses.get(0).getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-11-22");
        assertThat(asked)
                .contains("/MedicationAdministration?patient=p&_include=MedicationAdministration:medication"
                        + "&effective-time=ge2025-10-19&_count=200");
    }

    @Test
    void allSearchesAskForLargePages() {
        read();

        assertThat(asked)
                .filteredOn(what -> what.contains("patient="))
                .isNotEmpty()
                .allMatch(what -> what.contains("_count=200"));
    }

    @Test
    void aServerThatKnowsNoSuchDateIsAskedWithoutItAndOneThatKnowsNoCountWithoutBoth() {
        dosesADay = 0;
        unknown = Set.of("effective-time", "whenhandedover");
        assertThat(read().all(MedicationDispense.class)).hasSize(2);
        assertThat(asked)
                .contains(
                        "/MedicationAdministration?patient=p&_include=MedicationAdministration:medication&_count=200");

        unknown = Set.of("effective-time", "whenhandedover", "_count");
        assertThat(read().all(MedicationDispense.class)).hasSize(2);
        assertThat(asked).contains("/Condition?patient=p");
    }

    @Test
    void whatWasHandedOutOnADayThatNobodyWroteDownIsStillRead() {
        dosesADay = 0;

        assertThat(read().all(MedicationDispense.class))
                .extracting(dispense -> dispense.getIdElement().getIdPart())
                .containsExactlyInAnyOrder("dated", "undated");
    }

    @Test
    void whatIsTooMuchStaysSoUntilSomebodyHasMendedIt() {
        dosesADay = 15;

        assertThatThrownBy(this::read).isInstanceOfSatisfying(FhirTrouble.class, trouble -> {
            assertThat(trouble.kind()).isEqualTo(FhirTrouble.Kind.TOO_LARGE);
            assertThat(trouble.kind().staysUntilMended()).isTrue();
        });
    }

    private PatientRecord read() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return PatientReaderTest.reader(this::answer, crew, Duration.ofMinutes(2), clock)
                .read(FhirServerTest.unit(BASE), "p");
    }

    private FhirAnswer answer(FhirQuestion question) {
        var query = Optional.ofNullable(question.query()).orElse("");
        asked.add(question.path() + (query.isEmpty() ? "" : "?" + query));
        if (unknown.stream().anyMatch(name -> query.contains("&" + name))) {
            return new FhirAnswer(400, "");
        }
        return switch (question.path()) {
            case "/Patient/p" -> new FhirAnswer(200, p());
            case "/MedicationAdministration" -> new FhirAnswer(200, doses(query));
            case "/MedicationDispense" -> new FhirAnswer(200, handedOut(query));
            case "/metadata" -> new FhirAnswer(404, "");
            default -> new FhirAnswer(200, PlayedUnit.NOTHING);
        };
    }

    /** Three years of them, the latest first. */
    private String doses(String query) {
        int size = number("_count=(\\d+)", query, 20);
        int from = number("_offset=(\\d+)", query, 0);
        var first =
                value("effective-time=ge([0-9-]+)", query).map(LocalDate::parse).orElse(LocalDate.MIN);
        var all = IntStream.range(0, 1_100 * dosesADay)
                .filter(dose -> !LAST.minusDays(dose / dosesADay).isBefore(first))
                .toArray();
        var page = IntStream.of(all).skip(from).limit(size).mapToObj(this::dose).toArray(String[]::new);
        int next = from + size;
        return PlayedUnit.page(
                next < all.length ? BASE + question(query.replaceFirst("&_offset=\\d+", "") + "&_offset=" + next) : "",
                page);
    }

    private static String question(String query) {
        return "/MedicationAdministration?" + query;
    }

    private String dose(int number) {
        return ("{\"resourceType\":\"MedicationAdministration\",\"id\":\"d-%d\",\"status\":\"completed\",\"effectiveDateTime\":"
                        + "\"%s\",\"subject\":{\"reference\":\"Patient/p\"}}")
                .formatted(number, LAST.minusDays(number / dosesADay));
    }

    private static String handedOut(String query) {
        var dated =
                "{\"resourceType\":\"MedicationDispense\",\"id\":\"dated\",\"subject\":{\"reference\":\"Patient/p\"},"
                        + "\"whenHandedOver\":\"2026-11-20\"}";
        var undated =
                "{\"resourceType\":\"MedicationDispense\",\"id\":\"undated\",\"subject\":{\"reference\":\"Patient/p\"}}";
        if (query.contains("whenhandedover=ge")) {
            return PlayedUnit.page("", dated);
        }
        return query.contains("whenhandedover:missing=true")
                ? PlayedUnit.page("", undated)
                : PlayedUnit.page("", dated, undated);
    }

    private static int number(String pattern, String query, int otherwise) {
        return value(pattern, query).map(Integer::parseInt).orElse(otherwise);
    }

    private static Optional<String> value(String pattern, String query) {
        var found = Pattern.compile(pattern).matcher(query);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
