package org.reentryhub.web.console.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reentryhub.custody.OpenAlerts;
import org.reentryhub.delivery.Capacity;
import org.reentryhub.delivery.Hold;
import org.reentryhub.delivery.Shortage;
import org.springframework.stereotype.Component;

/** What waits for an operator, the worst first. */
@Component("operatorsNeeds")
class Needs {
    private final Capacity capacity;
    private final Hold hold;
    private final OpenAlerts alerts;

    Needs(Capacity capacity, Hold hold, OpenAlerts alerts) {
        this.capacity = capacity;
        this.hold = hold;
        this.alerts = alerts;
    }

    /**
     * One thing.
     *
     * @param what the beginning of its texts' keys
     * @param holes what stands in its sentence
     * @param address where something can be done about it; empty where that is outside the hub
     */
    public record Need(String what, List<Object> holes, String address) {
        public Object[] array() {
            return holes.toArray();
        }
    }

    List<Need> of(List<PartnerRow> rows) {
        List<Need> needs = new ArrayList<>();
        shortage().ifPresent(lack -> needs.add(new Need("need.short." + lack, List.of(), "")));
        hold.since().ifPresent(since -> needs.add(new Need("need.held", List.of(), "/operations/release")));
        rows.stream()
                .filter(row -> row.state().compareTo(PartnerRow.State.PAUSED) >= 0)
                .forEach(row -> needs.add(
                        new Need("need." + row.state(), List.of(row.name()), "/operations/partners/" + row.id())));
        long dead = rows.stream()
                .filter(row -> row.partner().isPresent())
                .mapToLong(row -> row.standing().dead())
                .sum();
        if (dead > 0) {
            needs.add(new Need("need.dead", List.of(dead), "/operations/deliveries?state=DEAD"));
        }
        long raised = alerts.forOperators();
        if (raised > 0) {
            needs.add(new Need("need.alerts", List.of(raised), "/operations/alerts"));
        }
        return needs;
    }

    Optional<Shortage> shortage() {
        return capacity.shortage();
    }
}
