package org.reentryhub.web.door;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Whom a verified access token speaks for; a token that speaks for nobody we know is no credential. */
@Component
@EnableConfigurationProperties(SignInSettings.class)
class TokenActors implements Converter<Jwt, AbstractAuthenticationToken> {
    private final Claims claims;

    TokenActors(SignInSettings settings, PartnersOfTokens partners) {
        this.claims = new Claims(settings, partners);
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return claims.actor(token.getClaims())
                .map(actor -> UsernamePasswordAuthenticationToken.authenticated(
                        new AccountPrincipal(actor), null, AccountPrincipal.authorities(actor.role())))
                .orElseThrow(
                        () -> new InvalidBearerTokenException("the token names no role and organisation of this hub"));
    }
}
