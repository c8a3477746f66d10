package org.reentryhub.referral;

import java.util.Optional;
import org.reentryhub.consent.Consent;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Responsibility;

/**
 * Everything that decides whether one need may be handed over now.
 *
 * @param consent the consent that covers it today
 * @param recipient the responsible office, where the directory has one
 * @param alreadyOpen whether the recipient has an open referral about it
 * @param responsibility what the record says of who is responsible; empty where somebody named the receiver
 */
record Standing(
        CustodyRecord record,
        HandoverDomain domain,
        Optional<Consent> consent,
        Optional<Partner> recipient,
        boolean alreadyOpen,
        Optional<Responsibility> responsibility) {}
