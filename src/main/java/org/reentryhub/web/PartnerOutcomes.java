package org.reentryhub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.OutcomeDesk;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.web.door.RequestBodies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What receivers call after a release, as the routes hand it over. */
@Component("partnerOutcomes")
public class PartnerOutcomes {
    private final OutcomeDesk desk;
    private final Outcomes outcomes;
    private final RequestBodies bodies;
    private final Callers callers;
    private final ObjectMapper json;

    PartnerOutcomes(OutcomeDesk desk, Outcomes outcomes, RequestBodies bodies, Callers callers, ObjectMapper json) {
        this.desk = desk;
        this.outcomes = outcomes;
        this.bodies = bodies;
        this.callers = callers;
        this.json = json;
    }

    record Open(List<Outcomes.Asked> items) {}

    /** What the caller is asked and has not told. */
    @Transactional(readOnly = true)
    public String open() throws JsonProcessingException {
        return json.writeValueAsString(
                new Open(outcomes.askedOf(callers.current().organisation())));
    }

    /** Takes an outcome; see {@link OutcomeDesk#tell}. */
    public String tell(String referralId, byte[] body) {
        try {
            desk.tell(
                    PartnerDesk.id(referralId),
                    bodies.read(body, OutcomeForm.class).checked(),
                    callers.current());
        } catch (OutcomeDesk.NotAsked notAsked) {
            throw nobodyAsked();
        }
        return PartnerDesk.TAKEN;
    }

    /** The refusal of an outcome that nobody asks for. */
    public static ProblemException nobodyAsked() {
        return ProblemException.conflict("Nobody asks about that moment of this referral, yet or any more.");
    }
}
