package org.reentryhub.health;

import java.nio.ByteBuffer;
import java.util.List;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/**
 * The fingerprints under which a person's rows lie in the health schema: one of each of their numbers, for what was written
 * under a number that lives on in another stays where it is.
 */
@Component
public class PersonKeys {
    private final People people;
    private final HealthSeal seal;

    PersonKeys(People people, HealthSeal seal) {
        this.people = people;
        this.seal = seal;
    }

    public List<byte[]> of(PersonNumber person) {
        return people.numbers(person).stream().map(seal::key).toList();
    }

    /** What to lock so that two who mean the same person meet, in an order in which they never wait for each other. */
    public List<Long> locks(PersonNumber person) {
        return of(person).stream()
                .map(key -> ByteBuffer.wrap(key).getLong())
                .sorted()
                .toList();
    }
}
