package org.reentryhub.web.console.operations;

import java.util.List;

/**
 * Something that is about to be done, for the page that asks whether it shall be.
 *
 * @param what the beginning of its texts' keys
 * @param address where it is done
 * @param back where whoever thinks better of it goes
 * @param holes what stands in its texts
 * @param danger whether it takes something away
 */
public record Act(String what, String address, String back, List<Object> holes, boolean danger) {
    public Act {
        holes = List.copyOf(holes);
    }

    static Act of(String what, String address, String back, Object... holes) {
        return new Act(what, address, back, List.of(holes), false);
    }

    Act thatTakesAway() {
        return new Act(what, address, back, holes, true);
    }

    public Object[] array() {
        return holes.toArray();
    }
}
