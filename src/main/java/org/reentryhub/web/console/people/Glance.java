package org.reentryhub.web.console.people;

import java.text.CollationKey;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.PersonName;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.Readiness;
import org.reentryhub.web.api.Cases;

/**
 * What a list is put in order and filtered by, and no more of a person than that: the name is its place among the others.
 *
 * @param place among the names of the prison, family name first
 * @param needs the domains that matter
 */
record Glance(
        PersonNumber number,
        @Nullable LocalDate release,
        int place,
        Map<Wrong, Set<PlanDomain>> wrong,
        Set<PlanDomain> needs) {

    private record Named(Cases.Case of, CollationKey name) {}

    /** Of everybody, in no order. Pure. */
    static List<Glance> of(List<Cases.Case> cases) {
        Collator norwegian = Collator.getInstance(Locale.forLanguageTag("nb"));
        List<Named> named = cases.stream()
                .map(each -> new Named(
                        each,
                        norwegian.getCollationKey(words(each.person().record().name()))))
                .sorted(Comparator.comparing(Named::name))
                .toList();
        List<Glance> glances = new ArrayList<>(named.size());
        for (int place = 0; place < named.size(); place++) {
            glances.add(of(named.get(place).of(), place));
        }
        return List.copyOf(glances);
    }

    private static Glance of(Cases.Case one, int place) {
        return new Glance(
                one.person().record().personNumber(),
                one.person().record().releaseDate().orElse(null),
                place,
                Wrong.of(one.readiness(), one.unconsented()),
                one.readiness().stream()
                        .filter(Wrong::matters)
                        .map(Readiness::domain)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static String words(PersonName name) {
        return name.family() + ", " + name.given();
    }

    boolean isReleasedWithin(@Nullable Integer days, LocalDate today) {
        return days == null || release != null && release.isBefore(today.plusDays(days + 1L));
    }

    boolean is(Wrong what) {
        return !wrong.getOrDefault(what, Set.of()).isEmpty();
    }

    boolean is(Wrong what, PlanDomain domain) {
        return wrong.getOrDefault(what, Set.of()).contains(domain);
    }

    /** In how many domains the case manager is needed, and in how many nobody may be asked. */
    int weight() {
        return 10 * wrong.getOrDefault(Wrong.YOU, Set.of()).size()
                + wrong.getOrDefault(Wrong.CONSENT, Set.of()).size();
    }
}
