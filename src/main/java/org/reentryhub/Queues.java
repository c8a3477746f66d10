package org.reentryhub;

import java.util.List;

/**
 * The queues of the hub. All but {@link #RECORDS_EVENTS} carry ids of rows and nothing else. Partners who take messages from
 * a queue have one each beside these, which carries content.
 */
public final class Queues {
    /** Events of prison records, by those who choose to send them this way; carries content. */
    public static final String RECORDS_EVENTS = "records.events";

    public static final String DELIVER_HOUSING = "deliver.housing";
    public static final String DELIVER_EMPLOYMENT = "deliver.employment";
    /** Every other need's receivers: education, NGOs. */
    public static final String DELIVER_OTHER = "deliver.other";

    /** Receivers who take their messages from a queue of their own, whatever the need. */
    public static final String DELIVER_QUEUE = "deliver.queue";

    public static final String DELIVER_HEALTH = "deliver.health";
    public static final String HEALTH_REQUESTS = "health.requests";
    /** Health transfers whose recipients are to be found. */
    public static final String PREPARE_HEALTH = "prepare.health";

    /** What the address of every partner's own queue begins with: the broker has rules of its own for these. */
    public static final String OF_PARTNERS = "partner.";

    /** Every queue of the hub itself, for whoever sets up a broker. */
    public static final List<String> ALL = List.of(
            RECORDS_EVENTS,
            DELIVER_HOUSING,
            DELIVER_EMPLOYMENT,
            DELIVER_OTHER,
            DELIVER_QUEUE,
            DELIVER_HEALTH,
            HEALTH_REQUESTS,
            PREPARE_HEALTH);

    private Queues() {}
}
