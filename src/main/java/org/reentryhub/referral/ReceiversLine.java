package org.reentryhub.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral that a receiver says is open with it.
 *
 * @param version the newest that it has
 * @param state where it stands with it; null for one that does not say
 */
public record ReceiversLine(UUID referralId, int version, @Nullable ReferralState state) {}
