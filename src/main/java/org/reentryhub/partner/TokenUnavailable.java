package org.reentryhub.partner;

/** A partner's token server gave no token: nothing was sent to the partner, so the message can be tried again. */
public final class TokenUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenUnavailable(String partnerId, String why) {
        super("no token for %s: %s".formatted(partnerId, why), null, false, true);
    }
}
