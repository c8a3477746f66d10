package org.reentryhub.web.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.HandoverDesk;
import org.reentryhub.referral.HandoverDomain;

/** Reads the list of domains that a case manager asks for. */
public final class AskedDomains {
    public static final String HEALTH = "HEALTH";

    private AskedDomains() {}

    /** For a preview that names nothing: what everybody is asked about, and whatever else the mapping found. */
    public static HandoverDesk.Asked all(CustodyRecord record) {
        Set<HandoverDomain> domains = Arrays.stream(HandoverDomain.values())
                .filter(domain -> domain.isEverybodys()
                        || record.need(domain.need())
                                .filter(need -> need.level() != NeedLevel.NONE)
                                .isPresent())
                .collect(Collectors.toSet());
        return new HandoverDesk.Asked(domains, true);
    }

    /** What the names mean; 422 with a pointer to each that means nothing, is missing or stands twice. */
    public static HandoverDesk.Asked of(@Nullable List<@Nullable String> names) {
        if (names == null || names.isEmpty()) {
            throw ProblemException.unprocessable("/domains", "name at least one domain");
        }
        List<FieldProblem> faults = new ArrayList<>();
        Set<HandoverDomain> domains = EnumSet.noneOf(HandoverDomain.class);
        boolean health = false;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<HandoverDomain> domain = named(name);
            boolean isNew =
                    HEALTH.equals(name) ? !health : domain.map(domains::add).orElse(false);
            health |= HEALTH.equals(name);
            if (!isNew) {
                faults.add(new FieldProblem("/domains/" + i, "is no domain that can be handed over, or stands twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.unprocessable("The content of the request does not hold.", faults);
        }
        return new HandoverDesk.Asked(domains, health);
    }

    private static Optional<HandoverDomain> named(@Nullable String name) {
        return Arrays.stream(HandoverDomain.values())
                .filter(domain -> domain.name().equals(name))
                .findFirst();
    }
}
