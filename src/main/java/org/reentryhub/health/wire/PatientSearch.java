package org.reentryhub.health.wire;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A search, and what makes its answer shorter at a server that knows how.
 *
 * @param question what is asked of every server, such as {@code Condition?patient=p}
 * @param wishes parameters that a server may do without; of one that refuses them the first is left out first
 */
public record PatientSearch(String question, List<String> wishes) {
    public PatientSearch {
        wishes = List.copyOf(wishes);
    }

    String kind() {
        return question.substring(0, question.indexOf('?'));
    }

    /** The ways to ask it, from all wishes to none. */
    List<String> wordings() {
        return IntStream.rangeClosed(0, wishes.size())
                .mapToObj(left -> wishes.subList(left, wishes.size()))
                .map(rest -> rest.isEmpty() ? question : question + "&" + String.join("&", rest))
                .toList();
    }

    @Override
    public String toString() {
        return "a search";
    }
}
