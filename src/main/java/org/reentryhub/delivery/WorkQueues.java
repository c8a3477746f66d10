package org.reentryhub.delivery;

import org.reentryhub.Queues;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;

/** Which route carries messages to a partner: the channel decides, and for those that are called the kind. */
public final class WorkQueues {
    private WorkQueues() {}

    /** The work queue of that route; empty for a partner who comes and fetches. */
    public static String to(Partner partner) {
        return switch (partner.channel().type()) {
            case REST -> calling(partner.kind());
            case QUEUE -> Queues.DELIVER_QUEUE;
            case INBOX, FHIR -> "";
        };
    }

    private static String calling(Kind kind) {
        return switch (kind) {
            case HOUSING -> Queues.DELIVER_HOUSING;
            case EMPLOYMENT -> Queues.DELIVER_EMPLOYMENT;
            case EDUCATION, NGO, HEALTH, PRISON_HEALTH -> Queues.DELIVER_OTHER;
        };
    }
}
