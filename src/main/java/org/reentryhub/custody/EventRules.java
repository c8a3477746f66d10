package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reentryhub.person.NationalIds;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.FieldProblem;

/** What an event must fulfil beyond its shape. Each rule looks at what is there and leaves what is missing to the schema. Pure. */
final class EventRules {
    private static final Set<Cause> ABOUT_TWO_NUMBERS = EnumSet.of(Cause.MERGED, Cause.UNMERGED);

    private final List<Function<JsonNode, Stream<FieldProblem>>> all;

    EventRules(boolean syntheticPeopleAllowed) {
        all = List.of(
                TextFaults::in,
                EventRules::subjectIsThePerson,
                EventRules::timeExists,
                EventRules::datesExist,
                EventRules::bornBeforeTheEvent,
                event -> nationalIdHolds(event, syntheticPeopleAllowed),
                EventRules::mergeNamesTheOther,
                EventRules::formerNumbersAreOthers,
                EventRules::eachDomainOnce);
    }

    Stream<FieldProblem> faults(JsonNode event) {
        return all.stream().flatMap(rule -> rule.apply(event));
    }

    private static Stream<FieldProblem> subjectIsThePerson(JsonNode event) {
        Optional<String> subject = text(event, "/subject");
        Optional<String> person = text(event, "/data/personNumber");
        boolean differ =
                subject.isPresent() && person.filter(PersonNumber::wellFormed).isPresent() && !subject.equals(person);
        return faultIf(differ, "/subject", "must be the same as /data/personNumber");
    }

    private static Stream<FieldProblem> timeExists(JsonNode event) {
        Optional<String> time = text(event, "/time");
        return faultIf(
                time.isPresent() && time.flatMap(EventRules::time).isEmpty(), "/time", "must be a time that exists");
    }

    private static Stream<FieldProblem> datesExist(JsonNode event) {
        Stream<String> needs = IntStream.range(0, event.at("/data/needs").size())
                .mapToObj(i -> "/data/needs/" + i + "/employment/qualifications")
                .flatMap(list ->
                        IntStream.range(0, event.at(list).size()).mapToObj(i -> list + "/" + i + "/completedOn"));
        return Stream.concat(
                        Stream.of("/data/birthDate", "/data/custody/admittedOn", "/data/custody/release/date"), needs)
                .filter(where -> text(event, where)
                        .filter(value -> date(value).isEmpty())
                        .isPresent())
                .map(where -> new FieldProblem(where, "must be a date that exists"));
    }

    private static Stream<FieldProblem> bornBeforeTheEvent(JsonNode event) {
        Optional<LocalDate> birth = text(event, "/data/birthDate").flatMap(EventRules::date);
        Optional<LocalDate> day = text(event, "/time").flatMap(EventRules::time).map(OffsetDateTime::toLocalDate);
        boolean unborn = birth.isPresent() && day.isPresent() && birth.get().isAfter(day.get());
        return faultIf(unborn, "/data/birthDate", "must not lie after the time of the event");
    }

    private static Stream<FieldProblem> nationalIdHolds(JsonNode event, boolean syntheticPeopleAllowed) {
        Optional<String> id = text(event, "/data/nationalId");
        boolean wrong = id.filter(digits -> !NationalIds.holds(digits)).isPresent();
        boolean synthetic = id.filter(NationalIds::isSynthetic).isPresent();
        return Stream.concat(
                faultIf(
                        wrong,
                        "/data/nationalId",
                        "must be a fødselsnummer or D-number whose check digits hold, or null"),
                faultIf(
                        synthetic && !syntheticPeopleAllowed,
                        "/data/nationalId",
                        "must not be of the synthetic series (month + 80) in production"));
    }

    private static Stream<FieldProblem> mergeNamesTheOther(JsonNode event) {
        boolean merge = text(event, "/type")
                .flatMap(Cause::ofType)
                .filter(ABOUT_TWO_NUMBERS::contains)
                .isPresent();
        Optional<String> other = text(event, "/data/otherPersonNumber");
        boolean itself = other.isPresent() && other.equals(text(event, "/data/personNumber"));
        return Stream.concat(
                faultIf(
                        merge && other.isEmpty(),
                        "/data/otherPersonNumber",
                        "is missing; merged and unmerged carry it"),
                faultIf(itself, "/data/otherPersonNumber", "must be another number than /data/personNumber"));
    }

    private static Stream<FieldProblem> formerNumbersAreOthers(JsonNode event) {
        String person = text(event, "/data/personNumber").orElse("");
        JsonNode former = event.at("/data/formerPersonNumbers");
        Set<String> met = new HashSet<>();
        return IntStream.range(0, former.size())
                .filter(i -> former.get(i).isTextual())
                .filter(i -> !met.add(former.get(i).textValue())
                        || former.get(i).textValue().equals(person))
                .mapToObj(i -> new FieldProblem(
                        "/data/formerPersonNumbers/" + i, "must be another number than the others and the person's"));
    }

    private static Stream<FieldProblem> eachDomainOnce(JsonNode event) {
        JsonNode needs = event.at("/data/needs");
        Set<String> met = new HashSet<>();
        List<FieldProblem> faults = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            String where = "/data/needs/" + i + "/domain";
            text(event, where)
                    .filter(domain -> !met.add(domain))
                    .ifPresent(again -> faults.add(new FieldProblem(where, "must come once only")));
        }
        return faults.stream();
    }

    private static Optional<String> text(JsonNode event, String where) {
        return Optional.ofNullable(event.at(JsonPointer.compile(where)).textValue());
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Stream<FieldProblem> faultIf(boolean fault, String where, String message) {
        return fault ? Stream.of(new FieldProblem(where, message)) : Stream.empty();
    }
}
