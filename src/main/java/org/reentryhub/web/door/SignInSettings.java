package org.reentryhub.web.door;

import java.util.List;
import java.util.Map;
import org.reentryhub.audit.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the claims of an identity provider become a name, a role and an organisation. A claim inside a claim is written with a
 * dot ({@code consumer.ID} as Maskinporten has it).
 *
 * @param nameClaims where the name is, the first that exists counts
 * @param roleClaims where roles are: a list, or words with spaces between as in {@code scope}
 * @param organisationClaims where the organisation is: a prison's code, or what the partner directory accepts as a partner's
 * @param roles what the provider's words mean here; a word that is not listed means nothing
 */
@ConfigurationProperties("hub.sign-in")
record SignInSettings(
        @DefaultValue({"preferred_username", "client_id", "sub"}) List<String> nameClaims,
        @DefaultValue({"roles", "scope"}) List<String> roleClaims,
        @DefaultValue({"organisation", "consumer.ID"}) List<String> organisationClaims,
        @DefaultValue Map<String, Role> roles) {

    SignInSettings {
        nameClaims = List.copyOf(nameClaims);
        roleClaims = List.copyOf(roleClaims);
        organisationClaims = List.copyOf(organisationClaims);
        roles = roles.isEmpty() ? ownWords() : Map.copyOf(roles);
    }

    /** Without other words the provider is expected to use ours. */
    private static Map<String, Role> ownWords() {
        return Map.of(
                "case-manager", Role.CASE_MANAGER,
                "health-staff", Role.HEALTH_STAFF,
                "receiver", Role.RECEIVER,
                "operator", Role.OPERATOR,
                "auditor", Role.AUDITOR,
                "prison-records", Role.PRISON_RECORDS);
    }
}
