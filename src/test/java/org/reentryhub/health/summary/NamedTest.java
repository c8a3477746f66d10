package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;

import java.time.OffsetDateTime;
import java.util.List;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class NamedTest {
    private static final String HER_ID = "urn:oid:2.16.578.1.12.4.1.2";
    private static final OffsetDateTime NOW = cover().at();

    @Test
    void theGeneralPractitionerIsNamedByTheIdentifiersOfTheOrganisation() {
        var record = record(patientOf("Organization/gp"), organisation("gp", "90002"));

        assertThat(Named.in(record, NOW)).containsExactly(new Named("Legekontoret gp", List.of(HER_ID + "|90002")));
    }

    @Test
    void aRoleIsFollowedToItsOrganisation() {
        var role = new PractitionerRole();
        role.setId("r-1");
        role.setOrganization(new Reference("Organization/gp"));

        assertThat(Named.unread(record(patientOf("PractitionerRole/r-1")))).containsExactly("PractitionerRole/r-1");
        assertThat(Named.unread(record(patientOf("PractitionerRole/r-1"), role)))
                .containsExactly("Organization/gp");
        assertThat(Named.in(record(patientOf("PractitionerRole/r-1"), role, organisation("gp", "90002")), NOW))
                .extracting(Named::identifiers)
                .containsExactly(List.of(HER_ID + "|90002"));
    }

    @Test
    void aLogicalReferenceNeedsNoReading() {
        var patient = kari();
        patient.addGeneralPractitioner(new Reference()
                .setDisplay("Fastlegen")
                .setIdentifier(new Identifier().setSystem(HER_ID).setValue("90002")));

        assertThat(Named.unread(record(patient))).isEmpty();
        assertThat(Named.in(record(patient), NOW)).containsExactly(new Named("Fastlegen", List.of(HER_ID + "|90002")));
    }

    @Test
    void onlyOrganisationsOfAnActiveCareTeamAreNamed() {
        var active = team("t-1", CareTeam.CareTeamStatus.ACTIVE, "Organization/lar", "Practitioner/p-1");
        var over = team("t-2", CareTeam.CareTeamStatus.INACTIVE, "Organization/old");

        assertThat(Named.unread(record(kari(), active, over))).containsExactly("Organization/lar");
        assertThat(Named.in(record(kari(), active, over, organisation("lar", "90003")), NOW))
                .extracting(Named::name)
                .containsExactly("Legekontoret lar");
    }

    @Test
    void aMemberWhoseTimeIsOverIsNotNamed() {
        var team = team("t-1", CareTeam.CareTeamStatus.ACTIVE, "Organization/lar", "Organization/old");
        team.getParticipant().get(1).setPeriod(until("2019"));

        assertThat(names(record(kari(), team, organisation("lar", "90003"), organisation("old", "90004"))))
                .containsExactly("Legekontoret lar");
    }

    @Test
    void aTeamWhoseTimeIsOverNamesNobodyThoughItIsSaidToBeActive() {
        var team = team("t-1", CareTeam.CareTeamStatus.ACTIVE, "Organization/lar");
        team.setPeriod(until("2026-11-21"));
        team.addManagingOrganization(new Reference("Organization/lar"));

        assertThat(names(record(kari(), team, organisation("lar", "90003")))).isEmpty();
    }

    @Test
    void aMemberWhoTakesOverLaterIsNamedNow() {
        var team = team("t-1", CareTeam.CareTeamStatus.ACTIVE, "Organization/lar");
        team.getParticipantFirstRep().setPeriod(new Period().setStartElement(new DateTimeType("2027-01-14")));
        team.setPeriod(until("2026-11-22"));

        assertThat(names(record(kari(), team, organisation("lar", "90003")))).containsExactly("Legekontoret lar");
    }

    @Test
    void aNumberThatIsOldOrNoLongerHoldsIsNobodysButTheNameIsTold() {
        var old = organisation("gp", "90002");
        old.getIdentifierFirstRep().setUse(Identifier.IdentifierUse.OLD);
        var over = organisation("gp", "90002");
        over.getIdentifierFirstRep().setPeriod(until("2025"));
        var logical = kari();
        logical.addGeneralPractitioner(new Reference()
                .setDisplay("Legekontoret gp")
                .setIdentifier(
                        new Identifier().setSystem(HER_ID).setValue("90002").setPeriod(until("2025"))));

        for (var record : List.of(
                record(patientOf("Organization/gp"), old),
                record(patientOf("Organization/gp"), over),
                record(logical))) {
            assertThat(Named.in(record, NOW)).containsExactly(new Named("Legekontoret gp", List.of()));
        }
    }

    @Test
    void aRoleOrAnOrganisationThatIsNoMoreHasNoNumberButIsTold() {
        var role = new PractitionerRole();
        role.setId("r-1");
        role.setOrganization(new Reference("Organization/gp"));
        role.setPeriod(until("2020-06"));
        var closed = organisation("gp", "90002");
        closed.setActive(false);

        for (var record : List.of(
                record(patientOf("PractitionerRole/r-1"), role, organisation("gp", "90002")),
                record(patientOf("Organization/gp"), closed))) {
            assertThat(Named.in(record, NOW)).extracting(Named::identifiers).containsExactly(List.of());
        }
    }

    private static List<String> names(PatientRecord record) {
        return Named.in(record, NOW).stream().map(Named::name).toList();
    }

    private static Period until(String end) {
        return new Period().setEndElement(new DateTimeType(end));
    }

    @Test
    void whoeverCannotBeFollowedIsStillNamedSoThatSomebodyIsTold() {
        assertThat(Named.in(record(patientOf("https://elsewhere.example/fhir/Organization/x")), NOW))
                .containsExactly(new Named("", List.of()));
        assertThat(Named.unread(record(patientOf("https://elsewhere.example/fhir/Organization/x"))))
                .isEmpty();
    }

    private static PatientRecord record(Patient patient, Resource... resources) {
        return new PatientRecord(BASE, patient, List.of(resources));
    }

    private static Patient patientOf(String generalPractitioner) {
        var patient = kari();
        patient.addGeneralPractitioner(new Reference(generalPractitioner));
        return patient;
    }

    private static Organization organisation(String id, String herId) {
        var organisation = new Organization();
        organisation.setId(id);
        organisation.setName("Legekontoret " + id);
        organisation.addIdentifier(new Identifier().setSystem(HER_ID).setValue(herId));
        return organisation;
    }

    private static CareTeam team(String id, CareTeam.CareTeamStatus status, String... members) {
        var team = new CareTeam();
        team.setId(id);
        team.setStatus(status);
        team.setSubject(new Reference("Patient/pat-1"));
        for (var member : members) {
            team.addParticipant().setMember(new Reference(member));
        }
        return team;
    }
}
