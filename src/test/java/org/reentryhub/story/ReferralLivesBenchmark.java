package org.reentryhub.story;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.ActionChain;

/** Ten thousand lives: {@code mvn -Pbenchmark verify -Dtest=ReferralLivesBenchmark}. */
@Tag("benchmark")
class ReferralLivesBenchmark extends ReferralLives {

    @AfterContainer
    static void say() {
        System.out.printf("%,d transactions were cut off by crashes%n", ReferralLife.CUT.get());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void whateverHappensToAReferralItsPromisesHold(
            @ForAll @Size(20) List<@From("lives") ActionChain<ReferralLife>> lives) {
        areLived(lives);
    }
}
