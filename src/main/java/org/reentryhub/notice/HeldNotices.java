package org.reentryhub.notice;

import java.util.List;
import java.util.Map;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks again at what was held back: the directory of this start may know an office that the last one did not. What a new
 * record changes does not wait for this.
 */
@Component
class HeldNotices {
    private static final int BATCH = 100;

    private final Stays stays;
    private final NoticeDesk desk;
    private final People people;
    private final TransactionOperations transactions;

    HeldNotices(Stays stays, NoticeDesk desk, People people, TransactionOperations transactions) {
        this.stays = stays;
        this.desk = desk;
        this.people = people;
        this.transactions = transactions;
    }

    /** Everybody once, each in a transaction of their own. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void lookAgain() {
        String after = "";
        for (List<PersonNumber> some = some(after); !some.isEmpty(); some = some(after)) {
            some.forEach(person -> transactions.executeWithoutResult(status -> lookAgain(person)));
            after = some.get(some.size() - 1).value();
        }
    }

    private List<PersonNumber> some(String after) {
        List<PersonNumber> some = transactions.execute(status -> stays.peopleWithSomethingHeld(BATCH, after));
        return some == null ? List.of() : some;
    }

    private void lookAgain(PersonNumber person) {
        Map<PersonNumber, List<Stay>> locked = stays.lock(List.of(person));
        CustodyRecord custodyRecord = people.find(person).orElseThrow().record();
        stays.write(locked.getOrDefault(person, List.of()).stream()
                .filter(stay -> stay.held().isPresent())
                .map(stay -> desk.settle(stay, custodyRecord))
                .toList());
    }
}
