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
import java.util.stream.Stream;
import org.reentryhub.person.NationalIds;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.FieldProblem;

/** What an event must fulfil beyond its shape. Each rule looks at what is there and leaves what is missing to the schema. Pure. */
final class EventRules {
    private static final JsonPointer SUBJECT = JsonPointer.compile("/subject");
    private static final JsonPointer PERSON = JsonPointer.compile("/data/personNumber");
    private static final JsonPointer TIME = JsonPointer.compile("/time");
    private static final JsonPointer BIRTH_DATE = JsonPointer.compile("/data/birthDate");
    private static final JsonPointer ADMITTED = JsonPointer.compile("/data/custody/admittedOn");
    private static final JsonPointer RELEASE = JsonPointer.compile("/data/custody/release/date");
    private static final JsonPointer NATIONAL_ID = JsonPointer.compile("/data/nationalId");
    private static final JsonPointer TYPE = JsonPointer.compile("/type");
    private static final JsonPointer OTHER = JsonPointer.compile("/data/otherPersonNumber");
    private static final JsonPointer FORMER = JsonPointer.compile("/data/formerPersonNumbers");
    private static final JsonPointer NEEDS = JsonPointer.compile("/data/needs");
    private static final String NO_DATE = "must be a date that exists";
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
        Optional<String> subject = text(event, SUBJECT);
        Optional<String> person = text(event, PERSON);
        boolean differ =
                subject.isPresent() && person.filter(PersonNumber::wellFormed).isPresent() && !subject.equals(person);
        return faultIf(differ, SUBJECT, "must be the same as /data/personNumber");
    }

    private static Stream<FieldProblem> timeExists(JsonNode event) {
        Optional<String> time = text(event, TIME);
        return faultIf(
                time.isPresent() && time.flatMap(EventRules::time).isEmpty(), TIME, "must be a time that exists");
    }

    private static Stream<FieldProblem> datesExist(JsonNode event) {
        return Stream.concat(
                Stream.of(BIRTH_DATE, ADMITTED, RELEASE)
                        .filter(where -> isNoDate(event.at(where)))
                        .map(where -> new FieldProblem(where.toString(), NO_DATE)),
                qualifications(event));
    }

    private static Stream<FieldProblem> qualifications(JsonNode event) {
        List<FieldProblem> faults = new ArrayList<>();
        JsonNode needs = event.at(NEEDS);
        for (int n = 0; n < needs.size(); n++) {
            JsonNode list = needs.path(n).path("employment").path("qualifications");
            for (int q = 0; q < list.size(); q++) {
                if (isNoDate(list.path(q).path("completedOn"))) {
                    String where = NEEDS + "/" + n + "/employment/qualifications/" + q + "/completedOn";
                    faults.add(new FieldProblem(where, NO_DATE));
                }
            }
        }
        return faults.stream();
    }

    private static Stream<FieldProblem> bornBeforeTheEvent(JsonNode event) {
        Optional<LocalDate> birth = text(event, BIRTH_DATE).flatMap(EventRules::date);
        Optional<LocalDate> day = text(event, TIME).flatMap(EventRules::time).map(OffsetDateTime::toLocalDate);
        boolean unborn = birth.isPresent() && day.isPresent() && birth.get().isAfter(day.get());
        return faultIf(unborn, BIRTH_DATE, "must not lie after the time of the event");
    }

    private static Stream<FieldProblem> nationalIdHolds(JsonNode event, boolean syntheticPeopleAllowed) {
        Optional<String> id = text(event, NATIONAL_ID);
        boolean wrong = id.filter(digits -> !NationalIds.holds(digits)).isPresent();
        boolean synthetic = id.filter(NationalIds::isSynthetic).isPresent();
        return Stream.concat(
                faultIf(wrong, NATIONAL_ID, "must be a fødselsnummer or D-number whose check digits hold, or null"),
                faultIf(
                        synthetic && !syntheticPeopleAllowed,
                        NATIONAL_ID,
                        "must not be of the synthetic series (month + 80) in production"));
    }

    private static Stream<FieldProblem> mergeNamesTheOther(JsonNode event) {
        boolean merge = text(event, TYPE)
                .flatMap(Cause::ofType)
                .filter(ABOUT_TWO_NUMBERS::contains)
                .isPresent();
        Optional<String> other = text(event, OTHER);
        boolean itself = other.isPresent() && other.equals(text(event, PERSON));
        return Stream.concat(
                faultIf(merge && other.isEmpty(), OTHER, "is missing; merged and unmerged carry it"),
                faultIf(itself, OTHER, "must be another number than /data/personNumber"));
    }

    private static Stream<FieldProblem> formerNumbersAreOthers(JsonNode event) {
        Set<String> met = new HashSet<>();
        text(event, PERSON).ifPresent(met::add);
        return repeated(event.at(FORMER), met, "")
                .map(where ->
                        new FieldProblem(FORMER + where, "must be another number than the others and the person's"));
    }

    private static Stream<FieldProblem> eachDomainOnce(JsonNode event) {
        return repeated(event.at(NEEDS), new HashSet<>(), "domain")
                .map(where -> new FieldProblem(NEEDS + where, "must come once only"));
    }

    /** Where in the list a text comes that was met before: the elements themselves, or a member of each. */
    private static Stream<String> repeated(JsonNode list, Set<String> met, String member) {
        List<String> repeated = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode one = member.isEmpty() ? list.path(i) : list.path(i).path(member);
            if (one.isTextual() && !met.add(one.textValue())) {
                repeated.add("/" + i + (member.isEmpty() ? "" : "/" + member));
            }
        }
        return repeated.stream();
    }

    private static Optional<String> text(JsonNode event, JsonPointer where) {
        return Optional.ofNullable(event.at(where).textValue());
    }

    private static boolean isNoDate(JsonNode member) {
        return member.isTextual() && date(member.textValue()).isEmpty();
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

    private static Stream<FieldProblem> faultIf(boolean fault, JsonPointer where, String message) {
        return fault ? Stream.of(new FieldProblem(where.toString(), message)) : Stream.empty();
    }
}
