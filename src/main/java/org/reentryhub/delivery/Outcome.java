package org.reentryhub.delivery;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSSecurityException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.reentryhub.partner.TokenUnavailable;

/** What one attempt came to; the names stand in the attempt's row. */
public enum Outcome {
    /** The partner has it: 2xx, or 409 to a key it knows. */
    DELIVERED,
    /** The partner did not take it and says so, or was never reached: trying again cannot double anything. */
    NOT_TAKEN,
    /** Nobody knows whether the partner took it: tried again only where it recognises a repeated key. */
    UNKNOWN,
    /** The partner refused our credentials: nothing gets through until somebody mends them. */
    UNAUTHORISED,
    /** The partner refused the content: the same bytes would be refused again. */
    REFUSED,
    /** The partner has no such address, method or type: refused, and probably our directory is wrong. */
    MISDIRECTED;

    private static final Set<Class<? extends Exception>> NOTHING_LEFT = Set.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            LastLook.TooLate.class,
            TokenUnavailable.class,
            UnknownHostException.class);

    /** What an HTTP status means (CONTRACT, receivers). A redirect is never followed, so it is a wrong address. */
    public static Outcome ofStatus(int status) {
        if (status >= 200 && status < 300 || status == 409) {
            return DELIVERED;
        }
        return switch (status) {
            case 401, 403 -> UNAUTHORISED;
            case 408, 425, 429, 503 -> NOT_TAKEN;
            case 404, 405, 415 -> MISDIRECTED;
            default -> status >= 500 ? UNKNOWN : status >= 400 ? REFUSED : MISDIRECTED;
        };
    }

    /**
     * What an exception means: only one that came before the connection was made has surely sent nothing, and a broker's
     * refusals are told apart as a partner's are.
     */
    public static Outcome ofException(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Outcome::ofCause)
                .filter(outcome -> outcome != UNKNOWN)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static Outcome ofCause(Throwable cause) {
        if (cause instanceof JMSSecurityException) {
            return UNAUTHORISED;
        }
        if (cause instanceof InvalidDestinationException) {
            return MISDIRECTED;
        }
        return NOTHING_LEFT.stream().anyMatch(kind -> kind.isInstance(cause)) ? NOT_TAKEN : UNKNOWN;
    }
}
