package org.reentryhub.plan;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the mistakes of a timetable instead of a stack trace. */
class TimetableFailureAnalyzer extends AbstractFailureAnalyzer<TimetableException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TimetableException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct %s (its form is described at its head) and start again.".formatted(cause.file()),
                cause);
    }
}
