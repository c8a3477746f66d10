package org.reentryhub.web.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.PlanDomain;

/** Whom an address of the list means. */
class ChoiceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Glance soon = glance("SOON", TODAY.plusDays(14), 2, Map.of());
    private final Glance later =
            glance("LATER", TODAY.plusDays(15), 0, Map.of(Wrong.CONSENT, Set.of(PlanDomain.HOUSING)));
    private final Glance never = glance("NEVER", null, 1, Map.of(Wrong.YOU, Set.of(PlanDomain.EMPLOYMENT)));
    private final List<Glance> everybody = List.of(later, never, soon);

    @Test
    void whoIsReleasedSoonestComesFirstAndWhoHasNoDateLast() {
        assertThat(choice("all", "", "", "").of(everybody, TODAY)).containsExactly(soon, later, never);
    }

    @Test
    void namesAndWhatIsWorstAreOrdersToo() {
        assertThat(choice("all", "", "", "name").of(everybody, TODAY)).containsExactly(later, never, soon);
        assertThat(choice("all", "", "", "worst").of(everybody, TODAY)).containsExactly(never, later, soon);
    }

    @Test
    void daysAndWhatIsWrongAndWhereNarrowIt() {
        assertThat(choice("14", "", "", "").of(everybody, TODAY)).containsExactly(soon);
        assertThat(choice("all", "consent", "", "").of(everybody, TODAY)).containsExactly(later);
        assertThat(choice("all", "consent", "EMPLOYMENT", "").of(everybody, TODAY))
                .isEmpty();
    }

    @Test
    void theAddressSaysWhatIsNotAsUsualAndNothingElse() {
        assertThat(Choice.USUAL.address()).isEqualTo("/people");
        assertThat(choice("all", "you", "HOUSING", "worst").at(2).address())
                .isEqualTo("/people?within=all&wrong=you&domain=HOUSING&sort=worst&page=2");
    }

    @Test
    void wordsThatMeanNothingAreAsIfTheyWereNotThere() {
        assertThat(choice("<script>", "<script>", "HEALTH", "<script>")).isEqualTo(Choice.USUAL);
    }

    private static Choice choice(String within, String wrong, String domain, String sort) {
        return Choice.of(within, wrong, domain, sort, 0);
    }

    private static Glance glance(
            String number, @Nullable LocalDate release, int place, Map<Wrong, Set<PlanDomain>> wrong) {
        return new Glance(new PersonNumber(number), release, place, wrong, Set.of(PlanDomain.HOUSING));
    }
}
