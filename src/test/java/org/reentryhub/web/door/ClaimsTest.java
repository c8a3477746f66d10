package org.reentryhub.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;

class ClaimsTest {
    private static final SignInSettings SETTINGS = new SignInSettings(
            List.of("preferred_username", "client_id", "sub"),
            List.of("roles", "scope", "realm_access.roles"),
            List.of("organisation", "consumer.ID"),
            Map.of());
    private final Claims claims = new Claims(SETTINGS, (name, organisation) -> organisation
            .filter("0192:974770482"::equals)
            .map(known -> "housing-0301"));

    @Test
    void aCaseManagerHasANameARoleAndAPrison() {
        assertThat(claims.actor(Map.of("sub", "k-1", "roles", List.of("case-manager"), "organisation", "OSLO")))
                .contains(new Actor("k-1", Role.CASE_MANAGER, "OSLO"));
    }

    @Test
    void aMachineHasItsRoleInTheScopeAndItsOrganisationInsideAClaim() {
        assertThat(claims.actor(Map.of(
                        "client_id", "c-1",
                        "scope", "openid receiver",
                        "consumer", Map.of("authority", "iso6523", "ID", "0192:974770482"))))
                .contains(new Actor("c-1", Role.RECEIVER, "housing-0301"));
    }

    @Test
    void aClaimInsideAClaimMayHoldAList() {
        assertThat(claims.actor(Map.of("sub", "o", "realm_access", Map.of("roles", List.of("operator")))))
                .contains(new Actor("o", Role.OPERATOR, "hub"));
    }

    @Test
    void anOrganisationThatTheDirectoryDoesNotNameIsNoReceiver() {
        assertThat(claims.actor(
                        Map.of("client_id", "c-1", "scope", "receiver", "consumer", Map.of("ID", "0192:000000000"))))
                .isEmpty();
    }

    @Test
    void nobodyComesInTwoRolesOrWithoutOne() {
        assertThat(claims.actor(
                        Map.of("sub", "x", "roles", List.of("case-manager", "health-staff"), "organisation", "OSLO")))
                .isEmpty();
        assertThat(claims.actor(Map.of("sub", "x", "roles", List.of("admin"), "organisation", "OSLO")))
                .isEmpty();
        assertThat(claims.actor(Map.of("sub", "x"))).isEmpty();
    }

    @Test
    void nobodyComesWithoutANameOrThePrisonTheyWorkAt() {
        assertThat(claims.actor(Map.of("roles", List.of("case-manager"), "organisation", "OSLO")))
                .isEmpty();
        assertThat(claims.actor(Map.of("sub", "x", "roles", List.of("case-manager"))))
                .isEmpty();
        assertThat(claims.actor(Map.of("sub", "x", "roles", List.of("case-manager"), "organisation", 5)))
                .isEmpty();
        assertThat(claims.actor(Map.of("sub", " ", "roles", "case-manager", "organisation", "OSLO")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theProvidersWordsCanBeOthers() {
        Claims others = new Claims(
                new SignInSettings(
                        List.of("sub"), List.of("groups"), List.of("unit"), Map.of("KDI-TK", Role.CASE_MANAGER)),
                (name, organisation) -> Optional.empty());
        assertThat(others.actor(Map.of("sub", "x", "groups", List.of("KDI-TK", "ALL"), "unit", "HALDEN")))
                .contains(new Actor("x", Role.CASE_MANAGER, "HALDEN"));
        assertThat(others.actor(Map.of("sub", "x", "groups", List.of("case-manager"), "unit", "HALDEN")))
                .isEmpty();
    }
}
