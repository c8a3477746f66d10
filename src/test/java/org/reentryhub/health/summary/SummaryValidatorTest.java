package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.full;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.referral;

import java.net.URI;
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
    void anotherVersionHoldsAndSoDoesTheTransactionThatLeadsToIt() {
        var there = AtReceivers.of(TransferBundle.of(referral(), cover(), document(full())));
        var next = cover().edition(2, Optional.of(cover().document()));
        var document = SummaryComposer.compose(full(), next).fold(written -> written, refused -> new Bundle());

        assertThat(validator.findings(document)).isEmpty();
        assertThat(validator.findings(TransferBundle.of(referral(), next, document, there)))
                .isEmpty();
        assertThat(validator.findings(Withdrawal.of(there.task().orElseThrow(), there)))
                .isEmpty();
    }

    @Test
    void bothMessagesHold() {
        var messages = new MessageBundle(
                URI.create("http://localhost:8080/fhir"), URI.create("http://localhost:8089/gp-oslo/fhir"));

        assertThat(validator.findings(messages.referral(referral(), cover(), document(full()))))
                .isEmpty();
        assertThat(validator.findings(messages.cancellation(cover(), Examples.GP)))
                .isEmpty();
    }

    @Test
    void aDocumentHoldsWithALinkToItsTask() {
        var document = document(full());
        document.addLink().setRelation("related").setUrl("http://localhost:8080/fhir/Task/1");

        assertThat(validator.findings(document)).isEmpty();
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
