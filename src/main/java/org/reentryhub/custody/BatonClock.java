package org.reentryhub.custody;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks every few minutes at the cases between two prisons: whose they are is told by time alone, but alerts have to be moved. */
@Component
public class BatonClock {
    private final Batons batons;

    BatonClock(Batons batons) {
        this.batons = batons;
    }

    /** Says which cases have passed without anybody's word. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT5M")
    @Transactional
    public void strike() {
        batons.lookAtTheClock();
    }
}
