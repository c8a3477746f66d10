package org.reentryhub.story;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.ActionChain;

/** A few lives in every build; ten thousand in {@link ReferralLivesBenchmark}. */
class ReferralLivesTest extends ReferralLives {

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whateverHappensToAReferralItsPromisesHold(@ForAll("lives") ActionChain<ReferralLife> life) {
        isLived(life);
    }
}
