package org.reentryhub.web.console.people;

import java.util.Arrays;
import java.util.List;
import org.reentryhub.consent.Informed;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.partner.Kind;

/**
 * What can be chosen in the form.
 *
 * @param kinds who may be told; of health the prison keeps no consent
 * @param evidence how it can be shown afterwards
 * @param manners how somebody can be told
 */
public record ConsentChoices(
        List<Kind> kinds, List<NeedDomain> domains, List<String> evidence, List<Informed.Manner> manners) {
    static final ConsentChoices ALL = new ConsentChoices(
            Arrays.stream(Kind.values()).filter(Kind::foundByMunicipality).toList(),
            List.of(NeedDomain.values()),
            List.of("SIGNED_FORM", "SIGNED_DIGITALLY", "SPOKEN_WITH_WITNESS", "SPOKEN_WITH_INTERPRETER"),
            List.of(Informed.Manner.values()));
}
