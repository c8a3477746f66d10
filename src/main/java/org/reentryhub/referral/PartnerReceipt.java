package org.reentryhub.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A receipt as a partner's machine sends it (CONTRACT, receipts and answers). */
public record PartnerReceipt(UUID messageId, Receipts.Status status, @Nullable String detail) {
    @Override
    public String toString() {
        return "receipt %s for message %s".formatted(status, messageId);
    }
}
