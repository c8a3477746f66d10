package org.reentryhub.health.page;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;

/**
 * Somebody as the prison's record names them.
 *
 * @param id stands for them in addresses; null where the caller's unit has no page of theirs any more
 * @param name empty where there is no record
 */
public record Who(@Nullable UUID id, String name) {

    static Who of(People people, Actor actor, PersonNumber number) {
        Optional<KnownPerson> known = people.present(number);
        return new Who(
                known.filter(person -> person.record().custody().prison().equals(actor.organisation()))
                        .map(KnownPerson::id)
                        .orElse(null),
                known.map(Who::name).orElse(""));
    }

    static String name(KnownPerson person) {
        return Stream.of(person.record().name().given(), person.record().name().family())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "somebody";
    }
}
