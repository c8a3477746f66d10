package org.reentryhub.web.door;

import org.reentryhub.audit.Actor;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Whom a sign-in at the identity provider speaks for; without a role and organisation of ours there is no session. */
@Component
class OidcActors implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService users = new OidcUserService();
    private final Claims claims;

    OidcActors(SignInSettings settings, PartnersOfTokens partners) {
        this.claims = new Claims(settings, partners);
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        return claims.actor(user.getClaims())
                .<OidcUser>map(actor -> new OidcPrincipal(user, actor))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("access_denied")));
    }

    /** The provider's user, with the capacity we read out of the claims. */
    private static final class OidcPrincipal extends DefaultOidcUser implements SignedIn {
        private static final long serialVersionUID = 1L;
        private final transient Actor actor;

        OidcPrincipal(OidcUser user, Actor actor) {
            super(AccountPrincipal.authorities(actor.role()), user.getIdToken(), user.getUserInfo());
            this.actor = actor;
        }

        @Override
        public Actor actor() {
            return actor;
        }
    }
}
