package org.reentryhub.health.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.reentryhub.HubAddress;
import org.reentryhub.health.answer.Deadline;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.summary.Agreement;
import org.reentryhub.health.summary.AtReceiver;
import org.reentryhub.health.summary.Cover;
import org.reentryhub.health.summary.MessageBundle;
import org.reentryhub.health.summary.Referral;
import org.reentryhub.health.summary.ReleaseChange;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.summary.TransferBundle;
import org.reentryhub.health.wire.FhirText;
import org.springframework.stereotype.Component;

/** Puts a document, or a cancellation, into the form that its recipient takes (directory: {@code channel.fhir}). */
@Component
class LetterForms {
    private final FhirContext fhir;
    private final HubAddress address;
    private final Clock clock;

    LetterForms(FhirContext fhir, HubAddress address, Clock clock) {
        this.fhir = fhir;
        this.address = address;
        this.clock = clock;
    }

    HealthLetter letter(HealthAttempt attempt, Sight sight, Editions.Edition edition, AtReceiver there) {
        var referral = referral(attempt, sight, edition);
        var cover = edition.cover();
        var document = edition.document();
        return switch (attempt.form()) {
            case TRANSACTION -> HealthLetter.transaction(bytes(TransferBundle.of(referral, cover, document, there)));
            case DOCUMENT ->
                HealthLetter.document(Systems.UUID_URN, cover.document(), bytes(led(document, referral.taskAtHub())));
            case MESSAGE -> HealthLetter.message(bytes(message(attempt).referral(referral, cover, document)));
        };
    }

    /** A transaction that changes what was found at the recipient. */
    HealthLetter transaction(Bundle transaction) {
        return HealthLetter.transaction(bytes(transaction));
    }

    /** A message that takes back what a delivery brought. */
    HealthLetter cancellation(HealthAttempt attempt, Cover cover) {
        return HealthLetter.message(bytes(message(attempt).cancellation(cover, Sight.party(attempt.recipient()))));
    }

    /** A message that says of a delivery on which day the release is now. */
    HealthLetter amendment(HealthAttempt attempt, Cover cover, UUID id, ReleaseChange change) {
        return HealthLetter.message(
                bytes(message(attempt).amendment(cover, Sight.party(attempt.recipient()), id, change)));
    }

    /** A document that comes alone says where its Task is: at the hub. */
    private static Bundle led(Bundle document, URI task) {
        var led = document.copy();
        led.addLink().setRelation("related").setUrl(task.toString());
        return led;
    }

    private MessageBundle message(HealthAttempt attempt) {
        return new MessageBundle(
                address.of("/fhir"), attempt.recipient().channel().address());
    }

    private byte[] bytes(Bundle bundle) {
        return FhirText.write(fhir, bundle).getBytes(UTF_8);
    }

    private Referral referral(HealthAttempt attempt, Sight sight, Editions.Edition edition) {
        var person = sight.person();
        var number = Optional.ofNullable(person.nationalId())
                .flatMap(id -> Agreement.identifier(sight.record().patient(), id))
                .orElseThrow(() -> new IllegalStateException("a document was written without agreement on the person"));
        return new Referral(
                attempt.transfer(),
                Sight.party(attempt.recipient()),
                number,
                person.releaseDate(),
                Deadline.of(LocalDate.now(clock), person.releaseDate()),
                address.of("/fhir/Task/" + attempt.delivery()),
                edition.after());
    }
}
