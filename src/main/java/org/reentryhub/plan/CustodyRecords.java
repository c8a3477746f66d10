package org.reentryhub.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** The records of many people at once. */
interface CustodyRecords {
    /** Those that the hub has. */
    Map<PersonNumber, CustodyRecord> of(Collection<PersonNumber> people);

    /** As custody knows them. */
    @Component
    record Known(People people) implements CustodyRecords {
        @Override
        public Map<PersonNumber, CustodyRecord> of(Collection<PersonNumber> numbers) {
            Map<PersonNumber, CustodyRecord> records = new HashMap<>();
            people.find(numbers).forEach(person -> records.put(person.record().personNumber(), person.record()));
            return records;
        }
    }
}
