package org.reentryhub.health.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.sending.Clinic.DOCUMENT;
import static org.reentryhub.health.sending.Clinic.NEWER;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;

/** Two numbers turn out to be one person: what holds is what is known of the one that lives on. */
class MergedPatientTest extends WithClinics {
    @Autowired
    HealthTrail trail;

    @Test
    void whoeverAsksUnderTheFormerNumberSeesWhoThePersonIsNow() {
        patients.isTakenOverBy("MG-1", TRANSACTION.herId());
        patients.isTakenOverBy("MG-2", DOCUMENT.herId());
        patients.isOneWith("MG-1", "MG-2", "OSLO");

        var preview =
                hub.read(hub.as("healthunit").get("/health/people/MG-1/preview").body());
        assertThat(preview.path("recipients").findValuesAsText("partner")).containsExactly(DOCUMENT.id());
        var id = hub.starts("MG-1");
        assertThat(hub.reaches(id, "SENT").path("personNumber").asText()).isEqualTo("MG-2");
        assertThat(TRANSACTION.server().transactions()).isZero();
    }

    @Test
    void whereThePersonIsNowDecidesWhoseUnitMayLook() {
        patients.isTakenOverBy("MG-3", TRANSACTION.herId());
        patients.isMoved("MG-4", "MOSS", "Astma", TRANSACTION.herId());
        patients.isOneWith("MG-3", "MG-4", "MOSS");

        assertThat(hub.as("healthunit").get("/health/people/MG-3/preview").statusCode())
                .isEqualTo(404);
        assertThat(hub.as("healthunit")
                        .post("/health/people/MG-3/transfers", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsOpenUnderTheFormerNumberIsOpen() {
        hub.reaches(start("MG-5", NEWER), "NEEDS_ATTENTION");
        patients.isTakenOverBy("MG-6", TRANSACTION.herId());
        patients.isOneWith("MG-5", "MG-6", "OSLO");

        assertThat(hub.as("healthunit")
                        .post("/health/people/MG-6/transfers", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void ofTwoThatAreOpenTheOlderGoesOn() {
        var older = start("MG-9", NEWER);
        hub.reaches(older, "NEEDS_ATTENTION");
        var other = start("MG-10", NEWER);
        hub.reaches(other, "NEEDS_ATTENTION");
        patients.isOneWith("MG-9", "MG-10", "OSLO");

        assertThat(hub.reaches(other, "STOPPED").path("alerts").findValuesAsText("kind"))
                .contains("JOINED");
        hub.reaches(older, "NEEDS_ATTENTION");
    }

    @Test
    void whatAClinicHadUnderTheFormerNumberIsReplaced() {
        send("MG-7", TRANSACTION);
        var earlier = identifier(TRANSACTION.server().only(Bundle.class));
        patients.isTakenOverBy("MG-8", TRANSACTION.herId());
        patients.isOneWith("MG-7", "MG-8", "OSLO");
        hub.reaches(hub.starts("MG-8"), "SENT");

        var later = TRANSACTION.server().all(Bundle.class).stream()
                .filter(document -> !identifier(document).equals(earlier))
                .findFirst()
                .orElseThrow();
        assertThat(page(later).getRelatesTo())
                .extracting(relation -> relation.getTargetIdentifier().getValue())
                .containsExactly(earlier);
        assertThat(page(later).getRelatesToFirstRep().getCode())
                .isEqualTo(Composition.DocumentRelationshipType.REPLACES);
        assertThat(trail.disclosuresOf(new PersonNumber("MG-8"))).hasSize(2);
    }
}
