package org.reentryhub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.reentryhub.partner.Partners;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Gives a receiver's people the newest message about one of its referrals, in the form that their municipality writes. */
@Component("referralText")
public class ReferralText {
    private final PartnerDesk desk;
    private final Partners partners;
    private final Callers callers;
    private final ObjectMapper json;

    ReferralText(PartnerDesk desk, Partners partners, Callers callers, ObjectMapper json) {
        this.desk = desk;
        this.partners = partners;
        this.callers = callers;
        this.json = json;
    }

    /** The text of what {@link PartnerDesk#one} gives, on the same conditions. */
    public String of(String referralId) throws JsonProcessingException {
        return MessageText.of(
                json.readTree(desk.one(referralId)),
                partners.find(callers.current().organisation())
                        .orElseThrow(ProblemException::notFound)
                        .language());
    }
}
