package org.reentryhub.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.PersonNumber;

class NumberWordsTest {
    private static final PersonNumber STAYS = new PersonNumber("KI-A");
    private static final PersonNumber GOES = new PersonNumber("KI-B");

    @Test
    void aMergeIsHeardFromItsEventOrFromTheNextRecord() {
        assertThat(heard(merged(2)).former()).containsOnlyKeys(GOES);
        assertThat(heard(record(STAYS, 2, GOES)).former()).containsOnlyKeys(GOES);
    }

    @Test
    void itsUndoingIsHeardFromItsEventOrFromEitherRecord() {
        CustodyChange undone = change(STAYS, Cause.UNMERGED, 3, GOES, List.of());
        assertThat(heard(merged(2), undone).former()).isEmpty();
        assertThat(heard(merged(2), record(STAYS, 3)).former()).isEmpty();
        assertThat(heard(merged(2), record(GOES, 3)).former()).isEmpty();
        CustodyChange said = merged(2);
        CustodyChange saidByItself = record(GOES, 3);
        assertThat(heard(said, saidByItself).changes())
                .containsExactly(
                        new NumberChange(GOES, STAYS, NumberChange.Kind.JOINED, said),
                        new NumberChange(GOES, STAYS, NumberChange.Kind.PARTED, saidByItself));
    }

    @Test
    void anOlderRecordOfTheNumberThatCeasedDoesNotUndoIt() {
        assertThat(heard(merged(2), record(GOES, 1)).former()).containsOnlyKeys(GOES);
    }

    @Test
    void theSameWordTwiceIsNoChange() {
        assertThat(heard(merged(2), record(STAYS, 3, GOES)).changes()).hasSize(1);
    }

    @Property(tries = 10_000)
    void whateverTheOrderOfArrivalTheNewestWordCounts(@ForAll Random random) {
        List<CustodyChange> history = new ArrayList<>();
        for (int time = 1; time <= 6; time++) {
            history.add(
                    switch (random.nextInt(3)) {
                        case 0 -> record(GOES, time);
                        case 1 -> record(STAYS, time);
                        default -> merged(time);
                    });
        }
        List<CustodyChange> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        assertThat(applied(shuffled)).isEqualTo(applied(history));
    }

    /** As the inbox does it: what is stale for its person is not applied. */
    private static Map<PersonNumber, NumberWords.Former> applied(List<CustodyChange> changes) {
        Map<PersonNumber, EventOrder> own = new HashMap<>();
        Map<PersonNumber, NumberWords.Former> former = new HashMap<>();
        for (CustodyChange change : changes) {
            EventOrder newest = own.merge(
                    change.person(),
                    change.order(),
                    (a, b) -> Collections.max(List.of(a, b), Comparator.naturalOrder()));
            if (newest.equals(change.order())) {
                NumberWords words = new NumberWords(former, own);
                words.hear(change);
                former = words.former();
            }
        }
        return former;
    }

    private static NumberWords heard(CustodyChange... changes) {
        NumberWords words = new NumberWords(Map.of(), Map.of());
        for (CustodyChange change : changes) {
            words.hear(change);
        }
        return words;
    }

    private static CustodyChange merged(int time) {
        return change(STAYS, Cause.MERGED, time, GOES, List.of());
    }

    private static CustodyChange record(PersonNumber person, int time, PersonNumber... former) {
        return change(person, Cause.EXTRACT, time, null, List.of(former));
    }

    private static CustodyChange change(
            PersonNumber person,
            Cause cause,
            int time,
            @org.jspecify.annotations.Nullable PersonNumber other,
            List<PersonNumber> former) {
        CustodyRecord after = new CustodyRecord(
                person,
                former,
                null,
                new PersonName("A", "B"),
                LocalDate.EPOCH,
                null,
                null,
                false,
                null,
                AddressProtection.NONE,
                new Custody(
                        "C",
                        CustodyStatus.IN_CUSTODY,
                        "OSLO",
                        null,
                        LegalStatus.SENTENCED,
                        null,
                        LocalDate.EPOCH,
                        null),
                null,
                null,
                null);
        EventOrder order = new EventOrder(Instant.EPOCH.plusSeconds(time), "/prisons/OSLO", "e" + time);
        return new CustodyChange(null, after, cause, order, other);
    }
}
