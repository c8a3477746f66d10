package org.reentryhub.web;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.referral.PartnerReceipt;
import org.reentryhub.referral.Receipts;
import org.reentryhub.web.api.Faulty;

/** A receipt as a receiver's machine sends it. */
record ReceiptForm(@Nullable UUID messageId, Receipts.@Nullable Status status, @Nullable String detail) {
    private static final int LONGEST_DETAIL = 2_000;

    /** The receipt it is; 422 with every fault when it does not hold. */
    PartnerReceipt checked() {
        Faulty faulty = new Faulty();
        faulty.require("/messageId", messageId);
        faulty.require("/status", status);
        SoundText.check(faulty, "/detail", detail, LONGEST_DETAIL);
        faulty.refuse();
        return new PartnerReceipt(Objects.requireNonNull(messageId), Objects.requireNonNull(status), detail);
    }
}
