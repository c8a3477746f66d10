package org.reentryhub.notice;

import java.util.Optional;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Duty;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.referral.Recipients;
import org.springframework.stereotype.Component;

/** Which office of NAV is told of a stay, or why none can be. */
@Component
class NoticeOffice {
    private final Recipients recipients;
    private final Partners partners;

    NoticeOffice(Recipients recipients, Partners partners) {
        this.recipients = recipients;
        this.partners = partners;
    }

    /** Why a notice is held back, and what the prison should do meanwhile. */
    enum Hold {
        OFFICE_UNKNOWN("NAV has not been told of the stay: no office is certain to be responsible for this person."
                + " The notice leaves as soon as one is; until then, tell NAV by its form for stays in institutions."),
        ADDRESS_PROTECTED(
                "NAV has not been told of the stay: the person's address is protected and the office cannot keep"
                        + " it safe. Call the office instead.");

        private final String detail;

        Hold(String detail) {
            this.detail = detail;
        }

        String detail() {
            return detail;
        }

        /** The code of the alert. */
        String code() {
            return "NOTICE_" + name();
        }
    }

    /** The office, or what stands against it. */
    record Found(Optional<Partner> office, Optional<Hold> hold) {
        static Found not(Hold hold) {
            return new Found(Optional.empty(), Optional.of(hold));
        }
    }

    /** The office that was told of the stay before goes on being told, so that none is left with half of it. */
    Found of(Stay stay, CustodyRecord person) {
        Optional<Partner> office = stay.recipient()
                .flatMap(partners::find)
                .or(() -> recipients.responsibility(person, Duty.NOTICE_OF_STAY).partner());
        if (office.isEmpty()) {
            return Found.not(Hold.OFFICE_UNKNOWN);
        }
        return Recipients.keepsSafe(person, office)
                ? new Found(office, Optional.empty())
                : Found.not(Hold.ADDRESS_PROTECTED);
    }
}
