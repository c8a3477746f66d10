package org.reentryhub.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found wrong while a partner file was read, and what in it may stand only once. */
final class Findings {
    private final List<DirectoryProblem> problems = new ArrayList<>();
    private final Map<String, Integer> firstLines = new HashMap<>();

    void add(int line, String reason) {
        problems.add(new DirectoryProblem(line, reason));
    }

    /** Notes that {@code claim} was made in a line, which nobody may make again. */
    void once(int line, String claim) {
        var first = firstLines.putIfAbsent(claim, line);
        if (first != null) {
            add(line, "%s stands already in line %d".formatted(claim, first));
        }
    }

    List<DirectoryProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(DirectoryProblem::line))
                .toList();
    }
}
