package org.reentryhub.referral;

import org.reentryhub.audit.Grounds;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** What a referral rests on, whatever the need. */
@Component
class Rests {
    private static final String PURPOSE = "RELEASE_PREPARATION";
    /** The prison works together with others and prepares the release: strgjfl. § 4, § 4 c and § 41. */
    private static final String LAW = "LOV-2001-05-18-21 § 4, § 4 c, § 41";
    /** A duty to work together lifts no secrecy; the person's consent does: fvl. § 13 a no. 1. */
    private static final String SECRECY = "LOV-1967-02-10 § 13 a no. 1";

    private final InformationGiven information;

    Rests(InformationGiven information) {
        this.information = information;
    }

    /** As it is now. */
    Grounds of(PersonNumber person) {
        return new Grounds(PURPOSE, LAW, SECRECY, information.lastTo(person).orElse(null));
    }
}
