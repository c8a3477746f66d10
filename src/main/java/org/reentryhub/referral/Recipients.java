package org.reentryhub.referral;

import java.util.Optional;
import org.reentryhub.custody.AddressProtection;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.Municipality;
import org.reentryhub.partner.Duty;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Prisons;
import org.reentryhub.partner.Responsibility;
import org.reentryhub.partner.ResponsibleOffice;
import org.reentryhub.partner.Whereabouts;
import org.springframework.stereotype.Component;

/** Finds who receives a need: the office that the resolver names from where the person belongs. */
@Component
public class Recipients {
    private final ResponsibleOffice office;
    private final Prisons prisons;

    Recipients(ResponsibleOffice office, Prisons prisons) {
        this.office = office;
        this.prisons = prisons;
    }

    /** Whether the receiver can keep this person's address as safe as the register wants it. */
    public static boolean keepsSafe(CustodyRecord record, Optional<Partner> recipient) {
        return record.addressProtection() == AddressProtection.NONE
                || recipient
                        .map(partner -> partner.handles().addressProtected())
                        .orElse(false);
    }

    /** The partner that is certain to be responsible; empty where there is doubt, which a person has to settle. */
    public Optional<Partner> of(CustodyRecord record, HandoverDomain domain) {
        return responsibility(record, domain).partner();
    }

    /** The responsible office with its evidence. */
    Responsibility responsibility(CustodyRecord record, HandoverDomain domain) {
        return responsibility(record, domain.duty());
    }

    /** The office that a duty falls to, with its evidence. */
    public Responsibility responsibility(CustodyRecord record, Duty duty) {
        Municipality municipality = record.municipality();
        return office.resolve(
                duty,
                new Whereabouts(
                        municipality.registered(),
                        municipality.beforeCustody(),
                        municipality.arrest(),
                        municipality.intended(),
                        record.custody().prison()));
    }
}
