package org.reentryhub.story;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.state.ActionChain;

/** A few lives in every build; ten thousand in {@link ReferralLivesBenchmark}. */
class ReferralLivesTest extends ReferralLives {

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void whateverHappensToAReferralItsPromisesHold(
            @ForAll @Size(20) List<@From("lives") ActionChain<ReferralLife>> lives) {
        areLived(lives);
    }
}
