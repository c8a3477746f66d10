package org.reentryhub.health.sending;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes what nobody foresaw, by the name of its class: its words may repeat what was being read. A message of health work that
 * breaks is left to the sweeper: dead letters are common to all, and their number would tell of health.
 */
@Component("healthFaults")
public class HealthFaults {
    /** Why a document was refused that the hub could not make sense of, or made a mistake with. */
    static final String UNFORESEEN = "UNFORESEEN";

    private static final Logger log = LoggerFactory.getLogger(HealthFaults.class);

    /** What broke, and on what; the row behind the message tells the sweeper. */
    public void note(String what, Throwable fault) {
        log.warn("{} broke: {}", what, fault.getClass().getSimpleName());
    }
}
