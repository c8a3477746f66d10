package org.reentryhub.web.console.people;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.custody.PersonName;
import org.reentryhub.plan.Readiness;
import org.reentryhub.plan.ReadinessState;
import org.reentryhub.web.api.PersonViews;

/**
 * One person in the list.
 *
 * @param inDays to the release, when there is a date
 */
public record Row(PersonViews.Line line, long inDays) {

    /** The name as it is read in a list: family name last. */
    static String name(PersonName name) {
        return Stream.of(name.given(), name.family())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    public String name() {
        return name(line.name());
    }

    public boolean isOnLeave() {
        return line.status().equals("ON_LEAVE");
    }

    /** What is needed; the rest would only fill the page. */
    public List<Readiness> domains() {
        return line.readiness().stream()
                .filter(domain -> domain.state() != ReadinessState.NOT_NEEDED)
                .toList();
    }
}
