package org.reentryhub.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.conformance.Step.Demand;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.PartnerReply;

/** Holds each reply against what the partner guide asks of a receiver. */
final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<UUID, String> receipts = new HashMap<>();

    /** A sentence about what is wrong and one about how to mend it; empty when all is right. */
    Optional<String> fault(Step step, Reply reply) {
        return reply.failure()
                .map(why -> "Nothing came back (%s after %d ms). Answer within the time-out: keep first, work later."
                        .formatted(why, reply.took().toMillis()))
                .or(() -> wrongStatus(step, reply))
                .or(() -> wrongReceipt(step, reply));
    }

    private static Optional<String> wrongStatus(Step step, Reply reply) {
        int status = reply.status();
        boolean right =
                switch (step.demand()) {
                    case TAKEN -> status / 100 == 2;
                    case TAKEN_AGAIN -> status / 100 == 2 || status == 409;
                    case REFUSED -> status == 401 || status == 403;
                };
        if (right) {
            return Optional.empty();
        }
        if (status / 100 == 3) {
            return Optional.of(
                    "A redirect is never followed: the hub would take it as MISDIRECTED. Answer where you are asked.");
        }
        return Optional.of("The hub would take it as %s. %s".formatted(Outcome.ofStatus(status), step.mend()));
    }

    private Optional<String> wrongReceipt(Step step, Reply reply) {
        if (step.demand() == Demand.REFUSED || reply.status() == 409) {
            return Optional.empty();
        }
        JsonNode body = json(reply.body());
        if (body.has("status") && !PartnerReply.read(JSON, reply.body()).received()) {
            return Optional.of(
                    "Your body says another status than RECEIVED, which is no receipt: say RECEIVED, or send no status.");
        }
        String receiptId = PartnerReply.read(JSON, reply.body()).receiptId();
        if (body.has("receiptId") && receiptId == null) {
            return Optional.of(
                    "Your receiptId is lost: it goes with \"status\":\"RECEIVED\" and is text of 1 to 200 characters.");
        }
        String before =
                receiptId == null ? null : receipts.putIfAbsent(step.letter().messageId(), receiptId);
        return before == null || before.equals(receiptId)
                ? Optional.empty()
                : Optional.of(
                        "The same key got another receiptId than before, as if it had been done twice. Keep every Idempotency-Key.");
    }

    private static JsonNode json(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.missingNode() : read;
        } catch (JsonProcessingException other) {
            return JSON.missingNode();
        }
    }
}
