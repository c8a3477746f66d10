package org.reentryhub.plan;

import org.yaml.snakeyaml.nodes.Node;

/** Stops the reading of one part of the timetable. */
final class TimetableMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    TimetableMistake(Node where, String reason) {
        this(where.getStartMark().getLine() + 1, reason);
    }

    TimetableMistake(int line, String reason) {
        super("line %d: %s".formatted(line, reason), null, false, false);
        this.line = line;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    String reason() {
        return reason;
    }
}
