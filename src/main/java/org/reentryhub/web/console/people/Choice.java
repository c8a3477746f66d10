package org.reentryhub.web.console.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.web.console.Typed;

/**
 * Which people are listed, in which order, from which place on; the whole of it stands in the address.
 *
 * @param within days until the release, as a word
 * @param page from 0
 */
public record Choice(String within, @Nullable Wrong wrong, @Nullable PlanDomain domain, String sort, int page) {
    static final List<String> WITHIN = List.of("14", "28", "90", "all");
    static final List<String> SORTS = List.of("release", "name", "worst");
    static final List<PlanDomain> DOMAINS = Arrays.stream(PlanDomain.values())
            .filter(domain -> domain != PlanDomain.HEALTH)
            .toList();
    static final Choice USUAL = new Choice("90", null, null, "release", 0);

    private static final Comparator<Glance> BY_RELEASE = Comparator.comparing(
                    Glance::release, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Glance::place);
    private static final Map<String, Comparator<Glance>> ORDERS = Map.of(
            "release",
            BY_RELEASE,
            "name",
            Comparator.comparing(Glance::place),
            "worst",
            Comparator.comparing(Glance::weight).reversed().thenComparing(BY_RELEASE));

    /** What an address asks for; a word that means nothing is as if it were not there. */
    static Choice of(String within, String wrong, String domain, String sort, int page) {
        return new Choice(
                WITHIN.contains(within) ? within : USUAL.within,
                Arrays.stream(Wrong.values())
                        .filter(each -> each.word().equals(wrong))
                        .findAny()
                        .orElse(null),
                Typed.code(domain, PlanDomain.class).filter(DOMAINS::contains).orElse(null),
                SORTS.contains(sort) ? sort : USUAL.sort,
                page);
    }

    public Choice within(String other) {
        return new Choice(other, wrong, domain, sort, 0);
    }

    public Choice sorted(String other) {
        return new Choice(within, wrong, domain, other, 0);
    }

    public Choice at(int other) {
        return new Choice(within, wrong, domain, sort, other);
    }

    public Choice wrong(Wrong other) {
        return new Choice(within, other, domain, sort, 0);
    }

    public Choice withoutWrong() {
        return new Choice(within, null, domain, sort, 0);
    }

    public Choice withoutDomain() {
        return new Choice(within, wrong, null, sort, 0);
    }

    /** What is not as usual, the order aside. */
    public boolean isNarrowed() {
        return wrong != null || domain != null || !within.equals("all");
    }

    /** Those who are meant, in the order meant. Pure. */
    List<Glance> of(List<Glance> everybody, LocalDate today) {
        Integer days = within.equals("all") ? null : Integer.valueOf(within);
        return everybody.stream()
                .filter(one -> one.isReleasedWithin(days, today))
                .filter(this::isMeant)
                .sorted(Objects.requireNonNull(ORDERS.get(sort)))
                .toList();
    }

    private boolean isMeant(Glance one) {
        if (wrong == null) {
            return domain == null || one.needs().contains(domain);
        }
        return domain == null ? one.is(wrong) : one.is(wrong, domain);
    }

    /** Where that list is. */
    public String address() {
        StringJoiner query = new StringJoiner("&", "/people?", "").setEmptyValue("/people");
        Optional.of(within).filter(it -> !it.equals(USUAL.within)).ifPresent(it -> query.add("within=" + it));
        Optional.ofNullable(wrong).ifPresent(it -> query.add("wrong=" + it.word()));
        Optional.ofNullable(domain).ifPresent(it -> query.add("domain=" + it));
        Optional.of(sort).filter(it -> !it.equals(USUAL.sort)).ifPresent(it -> query.add("sort=" + it));
        Optional.of(page).filter(it -> it > 0).ifPresent(it -> query.add("page=" + it));
        return query.toString();
    }
}
