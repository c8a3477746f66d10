package org.reentryhub.plan;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;

/** Stops the start: the timetable cannot be used, and here is what is wrong with it. */
public final class TimetableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    TimetableException(String file, List<TimetableMistake> mistakes) {
        super(mistakes.stream()
                .sorted(Comparator.comparingInt(TimetableMistake::line))
                .map(mistake -> "%n  %s, line %d: %s".formatted(file, mistake.line(), mistake.reason()))
                .collect(joining("", "the timetable cannot be used:", "")));
        this.file = file;
    }

    public String file() {
        return file;
    }
}
