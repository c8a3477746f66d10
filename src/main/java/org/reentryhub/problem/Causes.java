package org.reentryhub.problem;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be logged of a failure: its kinds and our places. Messages stay out, for they may speak of people. */
public final class Causes {
    private static final int PLACES = 4;

    private Causes() {}

    /** The kinds of the failure and its causes, and where in the hub they arose; never what they say. */
    public static String of(Throwable failure) {
        return chain(failure).map(Causes::one).collect(Collectors.joining(" < "));
    }

    private static String one(Throwable failure) {
        return failure.getClass().getName() + places(failure);
    }

    private static String places(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(place -> place.getClassName().startsWith("org.reentryhub"))
                .limit(PLACES)
                .map(place -> place.getFileName() + ":" + place.getLineNumber())
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = new LinkedHashSet<>();
        for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            // each cause once, even if they point at each other
        }
        return seen.stream();
    }
}
