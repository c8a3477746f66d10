package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Consents.actor;
import static org.reentryhub.health.summary.Consents.deny;
import static org.reentryhub.health.summary.Consents.denyOfKinds;
import static org.reentryhub.health.summary.Consents.kinds;
import static org.reentryhub.health.summary.Consents.permit;
import static org.reentryhub.health.summary.Examples.GP;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.record;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The moment is 22 November 2026, the recipient the GP. */
class ReservationTest {
    private static final String HER_ID = "urn:oid:2.16.578.1.12.4.1.2";
    private static final String ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction";
    private static final String PURPOSES = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    @Test
    void whoHasSaidNothingHasObjectedToNothing() {
        assertThat(of().findings()).isEmpty();
        assertThat(of().basis()).isEqualTo(LegalBasis.NO_RESERVATION);
        assertThat(of().basis().words()).isEqualTo("helsepersonelloven § 25, ingen reservasjon registrert");
    }

    @Test
    void aDenyWithoutConditionsStopsEverything() {
        assertThat(codes(deny())).containsExactly("RESERVED at Consent/co-1");
    }

    @Test
    void theNorwegianRuleMakesItAReservationWhateverItsScope() {
        var consent = deny();
        consent.setScope(scope("treatment"));

        assertThat(codes(consent)).containsExactly("RESERVED at Consent/co-1");
    }

    @Test
    void whatIsSaidAboutTreatmentIsNoReservation() {
        var consent = deny();
        consent.setScope(scope("treatment")).setPolicyRule(null);

        assertThat(codes(consent)).isEmpty();
    }

    @Test
    void aDenyOfAnUnknownScopeCounts() {
        var consent = deny();
        consent.setScope(scope("something-new")).setPolicyRule(null);

        assertThat(codes(consent)).containsExactly("RESERVED at Consent/co-1");
    }

    @Test
    void denyWinsOverPermit() {
        assertThat(codes(permit(), deny())).containsExactly("RESERVED at Consent/co-1");
    }

    @ParameterizedTest
    @CsvSource({"INACTIVE", "REJECTED", "DRAFT", "PROPOSED", "ENTEREDINERROR"})
    void aConsentThatIsNotInForceSaysNothing(Consent.ConsentState state) {
        var consent = deny();
        consent.setStatus(state);

        assertThat(codes(consent)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22,,true",
        "2026-11-23,,false",
        ",2026-11-22,true",
        ",2026-11,true",
        ",2026,true",
        ",2026-11-21,false",
        ",2026-10,false",
        ",2025,false",
        "2026-11-22T08:59:00+01:00,2026-11-22T09:01:00+01:00,true",
        ",2026-11-22T08:59:00+01:00,false",
    })
    void aDenyHoldsFromItsFirstDayToTheEndOfItsLast(String from, String to, boolean holds) {
        var consent = deny();
        var period = consent.getProvision().getPeriod();
        period.setStartElement(from == null ? null : new DateTimeType(from));
        period.setEndElement(to == null ? null : new DateTimeType(to));

        assertThat(codes(consent).isEmpty()).isNotEqualTo(holds);
    }

    @Test
    void aDenyThatNamesARecipientHoldsForThatOneAlone() {
        var against = deny();
        actor(against.getProvision(), HER_ID, "90002");
        var againstAnother = deny();
        actor(againstAnother.getProvision(), HER_ID, "90003");

        assertThat(codes(against)).containsExactly("RESERVED at Consent/co-1");
        assertThat(codes(againstAnother)).isEmpty();
    }

    @Test
    void aRecipientIsFoundThroughTheOrganisationThatTheRecordHolds() {
        var clinic = new org.hl7.fhir.r4.model.Organization();
        clinic.setId("gp");
        clinic.addIdentifier().setSystem(HER_ID).setValue("90002");
        var against = deny();
        against.getProvision().addActor().setReference(new Reference("Organization/gp"));

        assertThat(codes(clinic, against)).containsExactly("RESERVED at Consent/co-1");
    }

    @Test
    void aDenyOfTheUnitItselfHoldsForEverybody() {
        var against = deny();
        actor(against.getProvision(), HER_ID, "90001");

        assertThat(codes(against)).containsExactly("RESERVED at Consent/co-1");
    }

    @Test
    void anActorThatCannotBeComparedMakesItUnclear() {
        var byAnotherNumber = deny();
        actor(byAnotherNumber.getProvision(), "urn:oid:2.16.578.1.12.4.1.4.101", "999999999");
        var byNothing = deny();
        byNothing.getProvision().addActor().setReference(new Reference("Organization/nobody-has-read-it"));
        var aDoctor = deny();
        aDoctor.getProvision().addActor().setReference(new Reference("Practitioner/p-1"));

        assertThat(codes(byAnotherNumber)).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
        assertThat(codes(byNothing)).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
        assertThat(codes(aDoctor)).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
    }

    @Test
    void aDenyOfNextOfKinIsNoneOfAHealthService() {
        var consent = deny();
        consent.getProvision().addActor().setReference(new Reference("RelatedPerson/mother"));

        assertThat(codes(consent)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"disclose,RESERVED", "access,RESERVED", "use,RESERVED", "correct,", "collect,", "sing,NOT_UNDERSTOOD"})
    void onlyADenyOfDisclosureCounts(String action, String code) {
        var consent = deny();
        consent.getProvision()
                .addAction(new CodeableConcept(new Coding().setSystem(ACTIONS).setCode(action)));

        assertThat(codes(consent)).isEqualTo(code == null ? List.of() : List.of(code + " at Consent/co-1"));
    }

    @ParameterizedTest
    @CsvSource({"TREAT,RESERVED", "COC,RESERVED", "HRESCH,", "HMARKT,", "ELSE,NOT_UNDERSTOOD"})
    void onlyADenyForThePurposeOfCareCounts(String purpose, String code) {
        var consent = deny();
        consent.getProvision().addPurpose(new Coding().setSystem(PURPOSES).setCode(purpose));

        assertThat(codes(consent)).isEqualTo(code == null ? List.of() : List.of(code + " at Consent/co-1"));
    }

    @Test
    void aModifierNobodyUnderstandsStopsEverything() {
        var deep = permit();
        deep.getProvision().addModifierExtension(new Extension("http://x.example/not", new StringType("y")));

        assertThat(codes(deep)).containsExactly("NOT_UNDERSTOOD at Consent/co-2");
    }

    @Test
    void aRuleThatNeitherPermitsNorDeniesStopsEverything() {
        var consent = deny();
        consent.getProvision().setType(null);

        assertThat(codes(consent)).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
    }

    @Test
    void conditionsThatTheHubCannotEvaluateStopEverything() {
        var byTime = deny();
        byTime.getProvision().getDataPeriod().setStartElement(new DateTimeType("2020"));
        var byVisit = Consents.denyOfEntry("Encounter/e-1");
        var byAuthor = deny();
        byAuthor.getProvision()
                .addData()
                .setMeaning(ConsentDataMeaning.AUTHOREDBY)
                .setReference(new Reference("Practitioner/p-1"));
        var byWords = deny();
        byWords.getProvision().addCode(new CodeableConcept().setText("det der"));
        var byShape = denyOfKinds("NoSuchKind");

        for (var consent : List.of(byTime, byVisit, byAuthor, byWords, byShape)) {
            assertThat(codes(consent)).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
        }
    }

    @Test
    void anExceptionWithinADenyLetsThatThrough() {
        var consent = deny();
        kinds(consent.getProvision().addProvision().setType(ConsentProvisionType.PERMIT), "AllergyIntolerance");

        var reservation = of(consent);

        assertThat(reservation.findings()).isEmpty();
        assertThat(reservation.basis()).isEqualTo(LegalBasis.PARTLY_RESERVED);
        assertThat(reservation.withholds(Examples.allergy("a-1", "Penicillin"))).isFalse();
        assertThat(reservation.withholds(Examples.opioidDependence())).isTrue();
    }

    @Test
    void anExceptionForTheRecipientTakesTheDenyAway() {
        var consent = deny();
        actor(consent.getProvision().addProvision().setType(ConsentProvisionType.PERMIT), HER_ID, "90002");

        assertThat(codes(consent)).isEmpty();
        assertThat(of(consent).basis()).isEqualTo(LegalBasis.NO_RESERVATION);
    }

    @Test
    void aDenyWithinAPermitCountsForItself() {
        var consent = permit();
        kinds(consent.getProvision().addProvision().setType(ConsentProvisionType.DENY), "Condition");

        assertThat(of(consent).withholds(Examples.opioidDependence())).isTrue();
        assertThat(of(consent).withholds(Examples.allergy("a-1", "Penicillin"))).isFalse();
    }

    @Test
    void exceptionsFromExceptionsStopEverything() {
        var consent = deny();
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.PERMIT)
                .addProvision()
                .setType(ConsentProvisionType.DENY);

        assertThat(codes(consent)).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
    }

    private static CodeableConcept scope(String code) {
        return new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode(code));
    }

    private static Reservation of(Resource... resources) {
        return Reservation.in(record(resources), cover(), GP.identifiers());
    }

    private static List<String> codes(Resource... resources) {
        return of(resources).findings().stream().map(Finding::toString).toList();
    }
}
