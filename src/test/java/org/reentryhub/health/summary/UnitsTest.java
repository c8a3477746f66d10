package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService.UCUM_CODESYSTEM_URL;
import static org.reentryhub.health.summary.Examples.FHIR;

import ca.uhn.fhir.context.support.IValidationSupport.LookupCodeResult;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    private final CommonCodeSystemsTerminologyService units = new Units(FHIR);
    private final CommonCodeSystemsTerminologyService stock = new CommonCodeSystemsTerminologyService(FHIR);

    @ParameterizedTest
    @CsvSource({
        UCUM_CODESYSTEM_URL + ", mmol/L",
        UCUM_CODESYSTEM_URL + ", '{tablet}'",
        UCUM_CODESYSTEM_URL + ", tablett",
        "urn:ietf:bcp:47, nb-NO",
        "urn:iso:std:iso:3166, NO"
    })
    void everyCodeIsAnsweredAsHapiDoes(String system, String code) {
        var asked = new LookupCodeRequest(system, code);
        assertThat(units.lookupCode(new ValidationSupportContext(units), asked))
                .usingRecursiveComparison()
                .isEqualTo(stock.lookupCode(new ValidationSupportContext(stock), asked));
    }

    @ParameterizedTest
    @CsvSource({"mmol/L, true", "tablett, false"})
    void aUnitThatUcumDoesNotKnowIsNotFound(String unit, boolean known) {
        var answer =
                units.lookupCode(new ValidationSupportContext(units), new LookupCodeRequest(UCUM_CODESYSTEM_URL, unit));
        assertThat(answer).extracting(LookupCodeResult::isFound).isEqualTo(known);
    }
}
