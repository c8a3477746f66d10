package org.reentryhub.health.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/**
 * Asks recipients' servers what they can take, before anything is written for them. That one can is believed for some minutes;
 * that one cannot is asked anew each time, for somebody may have mended it.
 */
@Component
public class RecipientAbilities {
    private static final Duration BELIEVED_FOR = Duration.ofMinutes(5);

    private final FhirReads reads;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Instant> ableUntil = new ConcurrentHashMap<>();

    RecipientAbilities(FhirReads reads, ObjectMapper json, Clock clock) {
        this.reads = reads;
        this.json = json;
        this.clock = clock;
    }

    /** Why a recipient cannot take what the hub would send it; none when it can, or does not say. */
    public List<String> objections(Partner recipient) {
        if (ableUntil.getOrDefault(recipient.id(), Instant.MIN).isAfter(clock.instant())) {
            return List.of();
        }
        var answer = reads.get(FhirQuestion.to(recipient, "/metadata"));
        var statement = answer.status() == 200 ? read(answer.body()) : MissingNode.getInstance();
        var objections = Abilities.objections(statement, recipient.channel().fhir());
        if (!statement.isMissingNode() && objections.isEmpty()) {
            ableUntil.put(recipient.id(), clock.instant().plus(BELIEVED_FOR));
        }
        return objections;
    }

    /** As plain JSON: a parser for R4 would stumble over just those servers that are to be told apart. */
    private JsonNode read(String body) {
        try {
            return FhirShape.of(body).tooDeep() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
