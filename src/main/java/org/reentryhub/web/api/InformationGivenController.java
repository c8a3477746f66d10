package org.reentryhub.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.consent.Informed;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.web.Callers;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** That a person was told what is passed on about them: written down apart from any consent. */
@RestController
@Transactional
class InformationGivenController {
    private static final int LONGEST = 50;

    private final OwnPeople ownPeople;
    private final InformationGiven information;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    InformationGivenController(
            OwnPeople ownPeople, InformationGiven information, AuditTrail audit, Callers callers, Clock clock) {
        this.ownPeople = ownPeople;
        this.information = information;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** As a case manager writes it down. */
    record Form(@Nullable LocalDate givenOn, @Nullable String language, Informed.@Nullable Manner manner) {
        Informed checked(LocalDate today) {
            Faulty faulty = new Faulty();
            LocalDate on = faulty.require("/givenOn", givenOn);
            String in = faulty.require("/language", language);
            Informed.Manner how = faulty.require("/manner", manner);
            if (on != null) {
                faulty.unless(!on.isAfter(today), "/givenOn", "nobody has been told in the future");
                faulty.unless(on.isAfter(today.minusYears(LONGEST)), "/givenOn", "lies too far back");
            }
            if (in != null) {
                faulty.unless(isLanguage(in), "/language", "is a language tag, such as nb or se");
            }
            faulty.refuse();
            return new Informed(Objects.requireNonNull(on), Objects.requireNonNull(in), Objects.requireNonNull(how));
        }

        private static boolean isLanguage(String tag) {
            try {
                return !new Locale.Builder()
                        .setLanguageTag(tag)
                        .build()
                        .getLanguage()
                        .isEmpty();
            } catch (IllformedLocaleException e) {
                return false;
            }
        }
    }

    @PostMapping(path = "/api/people/{personNumber}/information-given", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Informed record(@PathVariable String personNumber, @RequestBody Form form) {
        Actor actor = callers.current();
        PersonNumber person = ownPeople.find(personNumber, actor).record().personNumber();
        Informed informed = form.checked(LocalDate.now(clock));
        information.record(person, informed, actor);
        audit.did(actor, person, "GAVE_INFORMATION", informed.givenOn().toString());
        return informed;
    }
}
