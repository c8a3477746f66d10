package org.reentryhub.health.reading;

import org.reentryhub.health.summary.SummaryValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Uses the validator once in the background, so that the first patient does not wait for its definitions to be read. */
@Component
@ConditionalOnProperty(name = "hub.health.warm-up", havingValue = "true", matchIfMissing = true)
class ValidatorWarmUp {
    private static final Logger log = LoggerFactory.getLogger(ValidatorWarmUp.class);

    private final SummaryValidator validator;

    ValidatorWarmUp(SummaryValidator validator) {
        this.validator = validator;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var thread = new Thread(this::warm, "fhir-validator-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void warm() {
        var began = System.nanoTime();
        validator.warmUp();
        log.info("FHIR validator ready after {} ms", (System.nanoTime() - began) / 1_000_000);
    }
}
