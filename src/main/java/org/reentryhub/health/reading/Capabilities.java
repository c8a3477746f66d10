package org.reentryhub.health.reading;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.reentryhub.health.wire.Allowance;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirReads;
import org.reentryhub.health.wire.FhirText;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.reentryhub.health.wire.Offer;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/** What the health units' servers say that they offer; each is asked again every few minutes. */
@Component
class Capabilities {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Set<Integer> SILENCE = Set.of(0, 408, 429, 500, 502, 503, 504);

    private final FhirReads reads;
    private final FhirContext fhir;
    private final Clock clock;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    Capabilities(FhirReads reads, FhirContext fhir, Clock clock) {
        this.reads = reads;
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * What that unit's server offers; nothing is known of one that has no statement, or none that can be read.
     *
     * @throws FhirTrouble when it does not answer at all: whoever is half up may also have half of a record
     */
    Offer of(Partner unit, Allowance allowance) {
        var now = clock.instant();
        return Optional.ofNullable(heard.get(unit.id()))
                .filter(last -> now.isBefore(last.until()))
                .map(Heard::offer)
                .orElseGet(() -> {
                    var offer = ask(unit, allowance);
                    heard.put(unit.id(), new Heard(offer, now.plus(GOOD_FOR)));
                    return offer;
                });
    }

    private Offer ask(Partner unit, Allowance allowance) {
        var answer = reads.get(FhirQuestion.to(unit, "/metadata", allowance.aside()));
        if (SILENCE.contains(answer.status())) {
            throw new FhirTrouble(Kind.UNREACHABLE);
        }
        return answer.status() == 200 ? read(answer.body()) : Offer.UNKNOWN;
    }

    private Offer read(String body) {
        try {
            return FhirText.parse(fhir, body) instanceof CapabilityStatement statement
                    ? Offer.in(statement)
                    : Offer.UNKNOWN;
        } catch (FhirTrouble noStatement) {
            return Offer.UNKNOWN;
        }
    }

    private record Heard(Offer offer, Instant until) {}
}
