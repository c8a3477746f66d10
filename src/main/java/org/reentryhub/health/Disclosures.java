package org.reentryhub.health;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.health.HealthTrail.Disclosed;

/** What was disclosed, of all the times at which something left. Pure. */
final class Disclosures {
    private Disclosures() {}

    /**
     * Once that content left.
     *
     * @param arrived whether the recipient has it, or may have
     */
    record Leaving(UUID delivery, boolean arrived, Disclosed disclosed) {}

    /**
     * A delivery is listed once, however often it is tried, and once more if something else applied to what arrived or may
     * have; of one of which surely nothing arrived, the last.
     *
     * @param leavings oldest first
     */
    static List<Disclosed> listed(List<Leaving> leavings) {
        return leavings.stream()
                .collect(Collectors.groupingBy(Leaving::delivery, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(Disclosures::ofDelivery)
                .sorted(Comparator.comparing(Disclosed::at))
                .toList();
    }

    private static Stream<Disclosed> ofDelivery(List<Leaving> leavings) {
        var arrived = leavings.stream().filter(Leaving::arrived).toList();
        var counting = arrived.isEmpty() ? leavings.subList(leavings.size() - 1, leavings.size()) : arrived;
        return counting.stream()
                .map(Leaving::disclosed)
                .collect(Collectors.toMap(
                        Disclosed::legalBasis, Function.identity(), (first, later) -> first, LinkedHashMap::new))
                .values()
                .stream();
    }
}
