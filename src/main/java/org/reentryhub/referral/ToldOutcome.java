package org.reentryhub.referral;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver tells of how it went.
 *
 * @param answerId the receiver's own id of it; the same one again changes nothing
 * @param text words for the case manager
 */
public record ToldOutcome(String answerId, Moment moment, OutcomeCode outcome, @Nullable String text) {
    @Override
    public String toString() {
        return "outcome told for " + moment;
    }
}
