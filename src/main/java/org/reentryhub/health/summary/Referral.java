package org.reentryhub.health.summary;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The question that goes with a document: will you take over?
 *
 * @param transfer what all recipients of one handover have in common
 * @param to who is asked
 * @param patient the national number by which both sides know the patient
 * @param release the expected day of release, when there is one
 * @param answerBy until when an answer is expected
 * @param taskAtHub where the receiver may move the Task, if it would rather tell than be asked
 * @param after the question about the same patient that the receiver was asked before, if there was one
 */
public record Referral(
        UUID transfer,
        Party to,
        Identifier patient,
        Optional<LocalDate> release,
        LocalDate answerBy,
        URI taskAtHub,
        Optional<UUID> after) {

    /** The first question that the receiver is asked about the patient. */
    public Referral(
            UUID transfer,
            Party to,
            Identifier patient,
            Optional<LocalDate> release,
            LocalDate answerBy,
            URI taskAtHub) {
        this(transfer, to, patient, release, answerBy, taskAtHub, Optional.empty());
    }
}
