package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.full;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.referral;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.junit.jupiter.api.Test;

class SummaryValidatorTest {
    private static final AtomicInteger warnings = new AtomicInteger();
    private static final SummaryValidator validator = new SummaryValidator(FHIR, Optional.empty(), warnings::addAndGet);

    @Test
    void aComposedDocumentHoldsAgainstR4() {
        assertThat(validator.findings(document(full()))).isEmpty();
    }

    @Test
    void aDocumentThatKnowsNothingHoldsToo() {
        assertThat(validator.findings(document(record()))).isEmpty();
    }

    @Test
    void theWholeTransactionHolds() {
        assertThat(validator.findings(TransferBundle.of(referral(), cover(), document(full()))))
                .isEmpty();
    }

    @Test
    void aBrokenDocumentIsFoundOutAndSaysWhere() {
        var document = document(full());
        ((Composition) document.getEntryFirstRep().getResource()).setStatus(null);

        assertThat(validator.findings(document)).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Finding.Code.INVALID);
            assertThat(finding.place()).contains("Bundle.entry[0].resource");
        });
    }

    private static Bundle document(PatientRecord record) {
        return SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }
}
