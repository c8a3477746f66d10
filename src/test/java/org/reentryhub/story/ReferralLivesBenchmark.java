package org.reentryhub.story;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.state.ActionChain;

/** Ten thousand lives: {@code mvn -Pbenchmark verify -Dtest=ReferralLivesBenchmark}. */
@Tag("benchmark")
class ReferralLivesBenchmark extends ReferralLives {

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void whateverHappensToAReferralItsPromisesHold(@ForAll("lives") ActionChain<ReferralLife> life) {
        isLived(life);
    }
}
