package org.reentryhub.web.console;

import java.util.List;
import org.reentryhub.problem.ProblemException;

/**
 * Something to mend before a form can go.
 *
 * @param field the id of the field
 * @param key of the text that says what is to be done
 */
public record Fault(String field, String key) {

    /**
     * What a refusal says of a form, each with the text of its field: {@code consent.fault.givenOn} for {@code /givenOn}.
     *
     * @param form the first part of the texts' names
     */
    public static List<Fault> of(ProblemException refusal, String form) {
        return refusal.problem().errors().stream()
                .map(error -> error.pointer().substring(1))
                .distinct()
                .map(field -> new Fault(field, form + ".fault." + field))
                .toList();
    }
}
