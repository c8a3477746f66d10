package org.reentryhub.health.staff;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.health.watch.SupplyDesk;
import org.reentryhub.health.watch.SupplyView;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.problem.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The health unit's view of the people at its prison (CONTRACT 3): what would be sent, live, and the word to send it. */
@RestController
@RequestMapping("/health/people/{personNumber}")
class HealthPeople {
    private final UnitPeople people;
    private final TransferDesk transfers;
    private final SupplyDesk supply;
    private final CurrentActor caller;

    HealthPeople(UnitPeople people, TransferDesk transfers, SupplyDesk supply, CurrentActor caller) {
        this.people = people;
        this.transfers = transfers;
        this.supply = supply;
        this.caller = caller;
    }

    record Started(UUID transferId, String state) {}

    /** Reads and composes now, as sending would; nothing of it is kept but that somebody looked. */
    @GetMapping("/preview")
    ResponseEntity<PreviewDesk.Preview> preview(@PathVariable String personNumber) {
        var person = mine(personNumber);
        var preview = live(() -> people.preview(caller.get(), person));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(preview);
    }

    /**
     * Whether the medicines last over the first days outside, live; nothing of it is kept but that somebody looked.
     *
     * @throws ProblemException 409 where record and patient are not known to be the same human being
     */
    @GetMapping("/supply")
    ResponseEntity<SupplyView> supply(@PathVariable String personNumber) {
        var person = mine(personNumber);
        var view = supply(live(() -> people.look(caller.get(), person, "LOOKED_AT_SUPPLY")))
                .orElseThrow(
                        () -> ProblemException.conflict("The health unit's patient is not the person in custody."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    /** Starts a transfer; that health personnel ask is their sign-off. */
    @PostMapping("/transfers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@PathVariable String personNumber) {
        var transfer = transfers.start(caller.get(), mine(personNumber));
        return new Started(transfer.id(), transfer.state().name());
    }

    private Optional<SupplyView> supply(Sight sight) {
        return sight.objections().isEmpty() ? Optional.of(SupplyView.of(supply.look(sight))) : Optional.empty();
    }

    private CustodyRecord mine(String personNumber) {
        return people.mine(caller.get(), personNumber);
    }

    private static <T> T live(Supplier<Optional<T>> reading) {
        try {
            return reading.get()
                    .orElseThrow(() -> ProblemException.conflict("The custody record links to no known health unit."));
        } catch (FhirTrouble trouble) {
            throw problem(trouble.kind());
        }
    }

    private static ProblemException problem(FhirTrouble.Kind kind) {
        return switch (kind) {
            case NO_SUCH_PATIENT -> ProblemException.conflict("The health unit has no patient of that id.");
            case WRONG_PATIENT ->
                ProblemException.conflict("The health unit's own server answered with another patient's data as well.");
            case TOO_LARGE ->
                ProblemException.conflict(
                        "The patient's record is more than the hub takes: 5 MB, 5,000 entries, or 50 pages of one kind.");
            case NO_SUMMARY ->
                ProblemException.conflict("What the health unit's own server calls the patient's summary is none.");
            default ->
                ProblemException.unavailable(
                        "The health unit's own server did not answer as it should: " + kind + ".",
                        Duration.ofSeconds(30));
        };
    }
}
