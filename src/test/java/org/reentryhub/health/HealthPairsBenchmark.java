package org.reentryhub.health;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** A thousand pairs: {@code mvn -Pbenchmark verify -Dtest=HealthPairsBenchmark}. */
@Tag("benchmark")
class HealthPairsBenchmark extends HealthPairs {

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void whatHealthKnowsMakesNoDifferenceToAnybodyElse(@ForAll @Size(20) List<@From("sides") HealthSide> sides) {
        allLookTheSame(sides);
    }
}
