package org.reentryhub.health;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** A few pairs in every build; a thousand in {@link HealthPairsBenchmark}. */
class HealthPairsTest extends HealthPairs {

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void whatHealthKnowsMakesNoDifferenceToAnybodyElse(@ForAll @Size(10) List<@From("sides") HealthSide> sides) {
        allLookTheSame(sides);
    }
}
