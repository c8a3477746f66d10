package org.reentryhub.web.door;

import java.time.Clock;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** A token ends when it says it ends, without the framework's minute of grace, and one without an end is none. */
@Component
class FreshTokens implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2Error EXPIRED = new OAuth2Error("invalid_token", "the token has expired", null);

    private final Clock clock;

    FreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant end = token.getExpiresAt();
        return end != null && clock.instant().isBefore(end)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(EXPIRED);
    }
}
