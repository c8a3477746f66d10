package org.reentryhub.health.sending;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirText;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Partner.FhirForm;
import org.springframework.stereotype.Component;

/** Reads what a recipient's server replied, as far as the hub has to know it. */
@Component
class FhirReply {
    /** A proxy may say so for a server that has taken it; a 409 to a conditional create is a race (FHIR R4, 3.1.0.5.3). */
    private static final Set<Integer> NO_PROOF = Set.of(408, 409, 503);

    private final FhirContext fhir;

    FhirReply(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * What an attempt came to. What is no proof that nothing arrived is looked up before it is sent again. A 412 where the Task
     * has moved since it was looked at means try again. A message may be received and refused.
     */
    Outcome outcome(HealthAttempt attempt, FhirAnswer answer) {
        var outcome = outcome(attempt, answer.status());
        return outcome == Outcome.DELIVERED && attempt.form() == FhirForm.MESSAGE
                ? said(answer).orElse(outcome)
                : outcome;
    }

    private static Outcome outcome(HealthAttempt attempt, int status) {
        if (NO_PROOF.contains(status)) {
            return Outcome.UNKNOWN;
        }
        return status == 412 && attempt.mayMove() ? Outcome.NOT_TAKEN : Outcome.ofStatus(status);
    }

    /** What the reply to a message says of it (FHIR R4, response-code); empty for a reply that is none. */
    private Optional<Outcome> said(FhirAnswer answer) {
        return parse(answer)
                .filter(Bundle.class::isInstance)
                .map(bundle -> ((Bundle) bundle).getEntryFirstRep().getResource())
                .filter(MessageHeader.class::isInstance)
                .map(header -> ((MessageHeader) header).getResponse().getCode())
                .map(code -> switch (code) {
                    case TRANSIENTERROR -> Outcome.NOT_TAKEN;
                    case FATALERROR -> Outcome.REFUSED;
                    default -> Outcome.DELIVERED;
                });
    }

    /** The kinds of fault and nothing else: diagnostics may repeat what was sent. */
    List<String> codes(FhirAnswer answer) {
        return parse(answer).stream()
                .flatMap(FhirReply::outcomes)
                .flatMap(outcome -> outcome.getIssue().stream())
                .filter(OperationOutcome.OperationOutcomeIssueComponent::hasCode)
                .map(issue -> issue.getCode().toCode())
                .distinct()
                .toList();
    }

    /** On its own, or beside the header of a message that refuses one. */
    private static Stream<OperationOutcome> outcomes(Resource reply) {
        var all = reply instanceof Bundle bundle
                ? bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource)
                : Stream.of(reply);
        return all.filter(OperationOutcome.class::isInstance).map(OperationOutcome.class::cast);
    }

    private Optional<Resource> parse(FhirAnswer answer) {
        try {
            return answer.body().isBlank() ? Optional.empty() : Optional.of(FhirText.parse(fhir, answer.body()));
        } catch (FhirTrouble noFhir) {
            return Optional.empty();
        }
    }
}
