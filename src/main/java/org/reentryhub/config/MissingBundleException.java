package org.reentryhub.config;

/** Stops the start: a partner asks for a certificate that nobody gave the hub. */
final class MissingBundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingBundleException(String partner, String bundle) {
        super("the partner %s is to be shown the certificate of the SSL bundle %s, and there is none of that name"
                .formatted(partner, bundle));
    }
}
