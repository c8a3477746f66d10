package org.reentryhub.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which certificate is missing instead of printing a stack trace. */
final class MissingBundleAnalyzer extends AbstractFailureAnalyzer<MissingBundleException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MissingBundleException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Configure the bundle (spring.ssl.bundle.pem or .jks, see docs/operations.md), or correct the partner's"
                        + " channel.auth in the partner directory.",
                cause);
    }
}
