package org.reentryhub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.reentryhub.referral.Outcomes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What receivers are asked after releases, as the route hands it over. What they tell is {@link PartnerWords}'. */
@Component("partnerOutcomes")
public class PartnerOutcomes {
    private final Outcomes outcomes;
    private final Callers callers;
    private final ObjectMapper json;

    PartnerOutcomes(Outcomes outcomes, Callers callers, ObjectMapper json) {
        this.outcomes = outcomes;
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
}
