package org.reentryhub.partner;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the faults of a partner file instead of a stack trace. */
class DirectoryFailureAnalyzer extends AbstractFailureAnalyzer<DirectoryException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DirectoryException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct %s (its form is described in docs/partner-guide.md) and start again.".formatted(cause.file()),
                cause);
    }
}
