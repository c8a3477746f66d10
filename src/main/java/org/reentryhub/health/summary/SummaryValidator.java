package org.reentryhub.health.summary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents against R4 and the packages at hand. One for the whole hub and safe for many threads; the first use
 * costs seconds, whoever comes second is served at once. Nothing is ever fetched from anywhere.
 */
public final class SummaryValidator {
    private final FhirContext fhir;
    private final Optional<Path> packages;
    private final IntConsumer warnings;
    private @Nullable FhirValidator validator;
    /** The chain would keep codes and words of a patient for minutes, to answer faster; they are to pass and not to rest. */
    private Runnable forget = () -> {};

    /**
     * @param packages a folder with {@code *.tgz}, if the operator has one
     * @param warnings told how many warnings a document had; they stop nothing
     */
    public SummaryValidator(FhirContext fhir, Optional<Path> packages, IntConsumer warnings) {
        this.fhir = fhir;
        this.packages = packages;
        this.warnings = warnings;
    }

    /** The errors, each of which forbids sending; none when the document holds. */
    public List<Finding> findings(Bundle document) {
        var messages = ready().validateWithResult(document).getMessages();
        forget.run();
        warnings.accept((int) messages.stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.WARNING)
                .count());
        return messages.stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(SummaryValidator::finding)
                .toList();
    }

    /** Reads the definitions that a document needs, by validating one about nobody. */
    public void warmUp() {
        var nobody = new Patient();
        nobody.setId("nobody");
        var cover = new Cover(
                new UUID(0, 0),
                OffsetDateTime.parse("2026-01-01T00:00:00Z"),
                new Party("Nobody", List.of("urn:ietf:rfc:3986|urn:uuid:00000000-0000-0000-0000-000000000000")),
                Cover.Protection.NONE,
                true);
        SummaryComposer.compose(new PatientRecord("", nobody, List.of()), cover)
                .fold(this::findings, refused -> refused);
    }

    private static Finding finding(SingleValidationMessage message) {
        return new Finding(Finding.Code.INVALID, String.valueOf(message.getLocationString()), message.getMessage());
    }

    private synchronized FhirValidator ready() {
        if (validator == null) {
            validator = fhir.newValidator().registerValidatorModule(module());
        }
        return validator;
    }

    private FhirInstanceValidator module() {
        var module = new FhirInstanceValidator(chain());
        module.setAnyExtensionsAllowed(true); // they cannot change the meaning: those that can are refused before
        module.setErrorForUnknownProfiles(false); // the document claims only what the hub wrote into it
        return module;
    }

    /** Terminology stays on: without it several observations in one document match more than one slice. */
    private ValidationSupportChain chain() {
        var chain = new ValidationSupportChain();
        forget = chain::invalidateExpiringCaches;
        packages.ifPresent(folder -> chain.addValidationSupport(new Unpinned(FhirPackages.read(fhir, folder))));
        chain.addValidationSupport(new Unpinned(LeanDefinitions.read(fhir)));
        chain.addValidationSupport(new Units(fhir));
        chain.addValidationSupport(new InMemoryTerminologyServerValidationSupport(fhir));
        chain.addValidationSupport(new SnapshotGeneratingValidationSupport(fhir));
        var unknownCodes = new UnknownCodeSystemWarningValidationSupport(fhir);
        unknownCodes.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        chain.addValidationSupport(unknownCodes);
        return chain;
    }
}
