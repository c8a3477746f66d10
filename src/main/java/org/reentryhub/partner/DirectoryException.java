package org.reentryhub.partner;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Stops the start: the partner file cannot be used, and here is all of what is wrong with it. */
public final class DirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient List<DirectoryProblem> problems;

    DirectoryException(String file, List<DirectoryProblem> problems) {
        super(problems.stream()
                .map(problem -> "%n  %s, %s".formatted(file, problem))
                .collect(joining("", "the partner directory cannot be used:", "")));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    public String file() {
        return file;
    }

    /** In the order of the lines. */
    public List<DirectoryProblem> problems() {
        return problems;
    }
}
