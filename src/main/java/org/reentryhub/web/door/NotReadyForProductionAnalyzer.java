package org.reentryhub.web.door;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is missing in plain words instead of a stack trace. */
final class NotReadyForProductionAnalyzer extends AbstractFailureAnalyzer<NotReadyForProductionException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NotReadyForProductionException cause) {
        return new FailureAnalysis(
                "The hub does not start in the profile «production», since this is missing:\n - "
                        + String.join("\n - ", cause.missing()),
                "Set what is missing (docs/operations.md lists every variable), or leave the profile to try the hub"
                        + " with its sandbox.",
                cause);
    }
}
