package org.reentryhub.web.console.people;

import org.reentryhub.custody.KnownPerson;
import org.springframework.stereotype.Component;

/** People's names as pages say them: the family name last. */
@Component("names")
public class Names {
    public String of(KnownPerson person) {
        return Row.name(person.record().name());
    }
}
