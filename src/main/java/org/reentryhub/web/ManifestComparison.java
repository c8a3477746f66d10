package org.reentryhub.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.Comparisons;
import org.reentryhub.referral.Differences;
import org.reentryhub.referral.RefusedCalls;
import org.reentryhub.web.door.RequestBodies;
import org.springframework.stereotype.Component;

/** Takes a receiver's own list of what is open with it, and answers what differs from {@link ManifestDesk}'s. */
@Component("manifestComparison")
public class ManifestComparison {
    private final Comparisons comparisons;
    private final RefusedCalls refused;
    private final RequestBodies bodies;
    private final Callers callers;
    private final ObjectMapper json;
    private final Clock clock;

    ManifestComparison(
            Comparisons comparisons,
            RefusedCalls refused,
            RequestBodies bodies,
            Callers callers,
            ObjectMapper json,
            Clock clock) {
        this.comparisons = comparisons;
        this.refused = refused;
        this.bodies = bodies;
        this.callers = callers;
        this.json = json;
        this.clock = clock;
    }

    @JsonPropertyOrder({"partner", "comparedAt", "agrees"})
    record Compared(
            String partner, OffsetDateTime comparedAt, boolean agrees, @JsonUnwrapped Differences differences) {}

    /** What differs between the caller's list and the hub's. */
    public String compare(byte @Nullable [] body) throws JsonProcessingException {
        String partner = callers.current().organisation();
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        try {
            Differences found = comparisons.compare(
                    partner, bodies.read(body, ManifestForm.class).checked());
            return json.writeValueAsString(new Compared(partner, now, found.isNone(), found));
        } catch (ProblemException refusal) {
            refused.keep(
                    partner,
                    Optional.empty(),
                    RefusedCalls.What.MANIFEST,
                    refusal.problem().status());
            throw refusal;
        }
    }
}
