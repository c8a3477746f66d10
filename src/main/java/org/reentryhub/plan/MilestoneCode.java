package org.reentryhub.plan;

import java.util.Optional;
import org.reentryhub.custody.NeedDomain;

/** What has to have happened by a day. In the order in which they are shown; those before the release come first. */
public enum MilestoneCode {
    /** The needs are mapped (in Norway by BRIK). */
    NEEDS_MAPPED,
    /** On remand, where nobody knows the day: what would be handed over is ready, and looked through again and again. */
    STANDING_HANDOVER,
    /** The home municipality knows that somebody in preventive detention will come one day. */
    HOME_MUNICIPALITY_TOLD,
    /** In preventive detention: the responsibility group has met. */
    RESPONSIBILITY_GROUP,
    /** Papers that prove who one is, and a bank account, are under way. */
    IDENTITY_AND_BANK,
    HOUSING_REFERRAL,
    NAV_REFERRAL,
    /** The health unit has been asked to hand over; what becomes of it is theirs alone to see. */
    HEALTH_REQUEST,
    /** Everybody who was asked has answered. */
    CONFIRMATIONS,
    /** Nobody can be reached after this day. */
    LAST_WORKING_DAY,
    FIRST_NIGHT,
    DAY_14,
    MONTH_3;

    /** The need that it answers to, for those that answer to one. */
    Optional<NeedDomain> need() {
        return switch (this) {
            case HOUSING_REFERRAL -> Optional.of(NeedDomain.HOUSING);
            case NAV_REFERRAL -> Optional.of(NeedDomain.EMPLOYMENT);
            case IDENTITY_AND_BANK -> Optional.of(NeedDomain.IDENTITY_DOCUMENTS);
            case NEEDS_MAPPED,
                    STANDING_HANDOVER,
                    HOME_MUNICIPALITY_TOLD,
                    RESPONSIBILITY_GROUP,
                    HEALTH_REQUEST,
                    CONFIRMATIONS,
                    LAST_WORKING_DAY,
                    FIRST_NIGHT,
                    DAY_14,
                    MONTH_3 -> Optional.empty();
        };
    }

    /** Whether it lies before the release and so must not be due after it. */
    boolean comesBeforeRelease() {
        return compareTo(FIRST_NIGHT) < 0;
    }
}
