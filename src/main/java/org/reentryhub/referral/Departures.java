package org.reentryhub.referral;

import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.Release;
import org.reentryhub.plan.Plans;
import org.springframework.stereotype.Component;

/** Says to receivers that somebody is out, also where the record names no day, or one that is still to come. */
@Component
class Departures {
    private final Plans plans;

    Departures(Plans plans) {
        this.plans = plans;
    }

    /** The record with the day on which the hub heard of the release, where the record knows none that is past. */
    CustodyRecord dated(CustodyRecord record) {
        Release release = record.custody().release();
        return record.custody().status() != CustodyStatus.RELEASED
                ? record
                : plans.releasedOn(record.personNumber())
                        .filter(day -> release == null || release.date().isAfter(day))
                        .map(day -> record.withRelease(
                                new Release(day, Certainty.CONFIRMED, release == null ? null : release.type(), null)))
                        .orElse(record);
    }
}
