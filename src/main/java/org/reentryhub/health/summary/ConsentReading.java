package org.reentryhub.health.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * Reads the patient's own Consents (FHIR R4; HL7 Norway's draft names pasient- og brukerrettighetsloven § 5-3 as the rule). A
 * permit needs no reading, for health personnel may share unless the patient objects; a deny must be understood whole.
 */
final class ConsentReading {
    private static final Set<String> OF_TREATMENT = Set.of("treatment", "research", "adr");

    private final Index index;
    private final Concern concern;

    ConsentReading(Index index, Concern concern) {
        this.index = index;
        this.concern = concern;
    }

    /** Whether it is about who may know, and not about what is to be done. */
    static boolean isOfPrivacy(Consent consent) {
        return isReservation(consent)
                || Codes.has(consent.getScope(), Set.of("patient-privacy"))
                || !Codes.has(consent.getScope(), OF_TREATMENT);
    }

    /** What it denies the recipient now; empty when it cannot be understood. */
    Optional<List<Denial>> denials(Consent consent) {
        if (consent.getStatus() != null && consent.getStatus() != ConsentState.ACTIVE) {
            return Optional.of(List.of());
        }
        if (consent.getStatus() == null || Modifiers.in(consent)) {
            return Optional.empty();
        }
        return isOfPrivacy(consent) ? root(consent.getProvision()) : Optional.of(List.of());
    }

    private Optional<List<Denial>> root(ProvisionComponent root) {
        var inForce = Validity.covers(root.getPeriod(), concern.at());
        if (inForce != Concern.Answer.YES) {
            return Optional.of(List.<Denial>of()).filter(none -> inForce == Concern.Answer.NO);
        }
        if (root.getType() == ConsentProvisionType.DENY) {
            return deny(root, root.getProvision());
        }
        return root.getType() != null || root.hasProvision() ? nestedDenials(root.getProvision()) : Optional.empty();
    }

    /** Under a permit, or a rule that says nothing itself, each nested deny counts for itself. */
    private Optional<List<Denial>> nestedDenials(List<ProvisionComponent> nested) {
        var denials = new ArrayList<Denial>();
        for (var provision : nested) {
            var read = provision.getType() == ConsentProvisionType.DENY
                    ? deny(provision, List.of())
                    : Optional.of(List.<Denial>of()).filter(none -> provision.getType() != null);
            if (read.isEmpty() || provision.hasProvision()) {
                return Optional.empty();
            }
            denials.addAll(read.get());
        }
        return Optional.of(denials);
    }

    private Optional<List<Denial>> deny(ProvisionComponent provision, List<ProvisionComponent> nested) {
        return switch (concern.of(provision)) {
            case NO -> Optional.of(List.of());
            case UNCLEAR -> Optional.empty();
            case YES ->
                Covered.by(provision, index)
                        .flatMap(covered -> exceptions(nested).map(exceptions -> denial(covered, exceptions)));
        };
    }

    /** A permit for everything takes its deny away; «everything» is not a part of it. */
    private static List<Denial> denial(Covered covered, List<Covered> exceptions) {
        return exceptions.stream().anyMatch(Covered::isEverything)
                ? List.of()
                : List.of(new Denial(covered, exceptions));
    }

    private Optional<List<Covered>> exceptions(List<ProvisionComponent> nested) {
        var exceptions = new ArrayList<Covered>();
        for (var provision : nested) {
            var applies = concern.of(provision);
            var covered = Covered.by(provision, index);
            if (provision.getType() != ConsentProvisionType.PERMIT
                    || provision.hasProvision()
                    || applies == Concern.Answer.UNCLEAR
                    || covered.isEmpty()) {
                return Optional.empty();
            }
            covered.filter(understood -> applies == Concern.Answer.YES).ifPresent(exceptions::add);
        }
        return Optional.of(exceptions);
    }

    private static boolean isReservation(Consent consent) {
        return Codes.has(consent.getPolicyRule(), Set.of("PBRL5-3"));
    }
}
