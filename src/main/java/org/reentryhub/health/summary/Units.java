package org.reentryhub.health.summary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.jspecify.annotations.Nullable;

/**
 * The code systems that HAPI knows by heart, with the units of UCUM read once: HAPI reads their whole definition anew for
 * each unit that it has not just seen, and here it forgets after each document.
 */
final class Units extends CommonCodeSystemsTerminologyService {
    private static final String DEFINITION = "/ucum-essence.xml"; // in UCUM's own jar

    private final UcumEssenceService units;

    Units(FhirContext fhir) {
        super(fhir);
        try (var definition = UcumEssenceService.class.getResourceAsStream(DEFINITION)) {
            units = new UcumEssenceService(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UcumException e) {
            throw new IllegalStateException("The units of UCUM cannot be read", e);
        }
    }

    @Override
    public @Nullable LookupCodeResult lookupCode(ValidationSupportContext context, LookupCodeRequest asked) {
        return UCUM_CODESYSTEM_URL.equals(asked.getSystem()) ? unit(asked.getCode()) : super.lookupCode(context, asked);
    }

    private LookupCodeResult unit(String code) {
        var found = new LookupCodeResult();
        found.setSearchedForCode(code);
        found.setSearchedForSystem(UCUM_CODESYSTEM_URL);
        try {
            found.setCodeDisplay(units.analyse(code));
            found.setFound(true);
        } catch (UcumException unknown) {
            found.setErrorMessage(unknown.getMessage());
        }
        return found;
    }
}
