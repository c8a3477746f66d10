package org.reentryhub.notice;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.PartnerReceipt;
import org.reentryhub.referral.Receipts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes receipts that NAV's machine sends after it took a notice. */
@Component
@Transactional
public class NoticeReceipts {
    private final Stays stays;
    private final Notices notices;
    private final NoticeCorrespondence correspondence;
    private final JdbcClient jdbc;

    NoticeReceipts(Stays stays, Notices notices, NoticeCorrespondence correspondence, JdbcClient jdbc) {
        this.stays = stays;
        this.notices = notices;
        this.correspondence = correspondence;
        this.jdbc = jdbc;
    }

    /**
     * Takes a receipt for a notice.
     *
     * @param stayId what stood as {@code referralId} in it
     * @return false when no stay that this partner was told of has that id: then it may be a referral's
     * @throws ProblemException 422 for a message that is not this stay's or has not left
     */
    public boolean take(UUID stayId, PartnerReceipt receipt, Actor partner) {
        Optional<Stay> stay = stays.lock(stayId)
                .filter(found ->
                        found.recipient().filter(partner.organisation()::equals).isPresent());
        if (stay.isEmpty()) {
            return false;
        }
        boolean wasSent = notices.find(receipt.messageId())
                .filter(notice -> notice.stayId().equals(stayId) && hasLeft(receipt.messageId()))
                .isPresent();
        if (!wasSent) {
            throw ProblemException.unprocessable("/messageId", "no such message was sent");
        }
        if (receipt.status() == Receipts.Status.RECEIVED) {
            notices.acknowledged(receipt.messageId(), null);
        } else {
            correspondence.failed(stay.get(), receipt.messageId(), "FAILED_AT_RECEIVER");
        }
        return true;
    }

    private boolean hasLeft(UUID messageId) {
        return jdbc.sql("select exists (select from hub.delivery where message_id = :id and attempts > 0)")
                .param("id", messageId)
                .query(Boolean.class)
                .single();
    }
}
