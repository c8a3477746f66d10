package org.reentryhub.health.sending;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.health.reading.FhirServerTest;
import org.reentryhub.health.wire.FhirAnswer;

class FhirReplyTest {
    private final FhirReply reply = new FhirReply(FhirContext.forR4Cached());

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 500, 502, 503, 504})
    void whatAProxyMaySayForAServerThatHasTakenItIsNoProofThatItHasNot(int status) {
        assertThat(outcome(status, true)).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(status, false)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aTaskThatMovedMeanwhileWasNotTaken() {
        assertThat(outcome(412, true)).isEqualTo(Outcome.NOT_TAKEN);
        assertThat(outcome(412, false)).isEqualTo(Outcome.REFUSED);
    }

    private Outcome outcome(int status, boolean lookFirst) {
        var attempt = new HealthAttempt(
                UUID.randomUUID(),
                UUID.randomUUID(),
                FhirServerTest.unit(),
                2,
                UUID.randomUUID(),
                lookFirst,
                Optional.empty());
        return reply.outcome(attempt, new FhirAnswer(status, ""));
    }
}
