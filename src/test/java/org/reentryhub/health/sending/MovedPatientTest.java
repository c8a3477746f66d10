package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.sending.Clinic.NEWER;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.health.alert.HealthAlert;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody is moved to another prison while a transfer is open: from then on that prison's health unit decides. */
class MovedPatientTest extends WithClinics {
    private static final Actor AT_MOSS = new Actor("moss-nurse", Role.HEALTH_STAFF, "MOSS");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Transfers transfers;

    @Autowired
    HealthAlerts alerts;

    @Autowired
    TransferDesk desk;

    @Autowired
    @Qualifier("healthTransactions")
    TransactionTemplate transactions;

    @Test
    void whatNobodyHasYetEndsAtTheOldUnitAndWaitsForTheSignOffOfTheNew() {
        var id = start("MV-1", NEWER);
        hub.reaches(id, "NEEDS_ATTENTION");
        patients.isMoved("MV-1", "MOSS", "Astma", TRANSACTION.herId());

        var there = at("MOSS", "MV-1", TransferState.AWAITING_SIGN_OFF);
        assertThat(kinds(there)).containsExactly("MOVED_HERE");
        hub.reaches(id, "STOPPED");
        assertThat(openAlerts(id)).containsExactly("MOVED_AWAY");
        assertThat(say(id, "sign-off").statusCode()).isEqualTo(409);
        assertThat(TRANSACTION.server().transactions()).isZero();

        desk.signOff(AT_MOSS, there.id());
        at("MOSS", "MV-1", TransferState.SENT);
        assertThat(author(TRANSACTION.server().only(Bundle.class))).isEqualTo("Helsetjenesten ved moss fengsel");
    }

    @Test
    void theOldUnitCannotSignOffOrResumeForSomebodyWhoIsNotThereAnyMore() {
        var id = start("MV-2", NEWER);
        hub.reaches(id, "NEEDS_ATTENTION");
        hub.isMoved("MV-2", "BERGEN", Sandboxed.KARI, "1990-09-17", "nobody");

        assertThat(say(id, "sign-off").statusCode()).isEqualTo(409);
        hub.reaches(id, "STOPPED");
    }

    @Test
    void whatWasBeingPreparedGoesOutAsTheNewUnitsOwnWhereNothingWaitsThere() {
        patients.isTakenOverBy("MV-3", TRANSACTION.herId());
        patients.cannotBeRead("MV-3");
        var id = hub.starts("MV-3");
        await().atMost(ofSeconds(60)).until(() -> openAlerts(id).contains("UNIT_SILENT"));
        patients.isMoved("MV-3", "BERGEN", "Migrene", TRANSACTION.herId());

        at("BERGEN", "MV-3", TransferState.SENT);
        hub.reaches(id, "STOPPED");
        assertThat(openAlerts(id)).containsExactly("MOVED_AWAY");
        var document = TRANSACTION.server().only(Bundle.class);
        assertThat(author(document)).isEqualTo("Helsetjenesten ved bergen fengsel");
        assertThat(page(document).getSection())
                .anySatisfy(section ->
                        assertThat(section.getText().getDivAsString()).contains("Migrene"));
        assertThat(TRANSACTION.server().transactions()).isEqualTo(1);
    }

    @Test
    void whatTheOldUnitHeldWaitsForTheNewEvenWhereNothingElseDoes() {
        patients.isTakenOverBy("MV-4", TRANSACTION.herId());
        patients.hasCondition("MV-4", "Astma", 3_000);
        var id = hub.starts("MV-4");
        await().atMost(ofSeconds(60))
                .until(() -> say(id, "hold", "{\"reason\":\"Ringer først\"}").statusCode() == 200);
        patients.isMoved("MV-4", "BERGEN", "Astma", TRANSACTION.herId());

        at("BERGEN", "MV-4", TransferState.AWAITING_SIGN_OFF);
        hub.reaches(id, "STOPPED");
        assertThat(say(id, "resume").statusCode()).isEqualTo(409);
    }

    @Test
    void whatThePrisonAskedForAtTheOldUnitIsTheNewUnitsToDecide() {
        patients.isMoved("MV-5", "MOSS", "Astma", TRANSACTION.herId());
        desk.take(requested("MV-5").toString());
        var waiting = at("MOSS", "MV-5", TransferState.AWAITING_SIGN_OFF);
        patients.isMoved("MV-5", "BERGEN", "Astma", TRANSACTION.herId());

        var there = at("BERGEN", "MV-5", TransferState.SENT);
        assertThat(there.notes().handover()).isEqualTo(waiting.notes().handover());
        assertThat(there.notes().askedBy()).isEqualTo("casemanager");
        at("MOSS", "MV-5", TransferState.STOPPED);
    }

    @Test
    void whatAClinicHasStaysWithTheUnitThatSentItAndTheRestGoesOnAtTheNew() {
        patients.isTakenOverBy("MV-6", TRANSACTION.herId(), NEWER.herId());
        var id = hub.starts("MV-6");
        hub.reaches(id, "NEEDS_ATTENTION");
        patients.isMoved("MV-6", "MOSS", "Astma", TRANSACTION.herId());

        at("MOSS", "MV-6", TransferState.AWAITING_SIGN_OFF);
        hub.reaches(id, "SENT");
        assertThat(state(id, TRANSACTION)).isEqualTo("DELIVERED");
        assertThat(state(id, NEWER)).isEqualTo("STOPPED");
        assertThat(openAlerts(id)).containsExactly("MOVED_AWAY");

        assertThat(say(id, "stop").statusCode()).isEqualTo(200);
        takenBack(id, TRANSACTION, "DELIVERED");
        assertThat(TRANSACTION.server().task().getStatus()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void theNewUnitCanStartAtOnceWhateverIsOpenAtTheOld() {
        var id = start("MV-7", NEWER);
        hub.reaches(id, "NEEDS_ATTENTION");

        whileNothingIsHandedOn("MV-7", person -> desk.start(AT_MOSS, person));

        hub.reaches(id, "STOPPED");
        at("MOSS", "MV-7", TransferState.SENT);
    }

    @Test
    void whatTheNewPrisonAsksForIsNotTakenForWhatTheOldUnitHasOpen() {
        var id = start("MV-8", NEWER);
        hub.reaches(id, "NEEDS_ATTENTION");
        var request = requested("MV-8");

        whileNothingIsHandedOn("MV-8", person -> desk.take(request.toString()));

        hub.reaches(id, "STOPPED");
        assertThat(at("MOSS", "MV-8", TransferState.AWAITING_SIGN_OFF).notes().handover())
                .isNotNull();
    }

    /** Has the person moved and something done about it, before the hub has noticed by itself. */
    private void whileNothingIsHandedOn(String person, Consumer<CustodyRecord> work) {
        var number = new PersonNumber(person);
        transactions.executeWithoutResult(status -> {
            transfers.turn(number);
            patients.isMoved(person, "MOSS", "Astma", TRANSACTION.herId());
            work.accept(people.present(number).orElseThrow().record());
        });
    }

    private Transfer at(String prison, String person, TransferState state) {
        return await().atMost(ofSeconds(90))
                .until(
                        () -> at(prison, person),
                        found -> found.size() == 1 && found.get(0).state() == state)
                .get(0);
    }

    private List<Transfer> at(String prison, String person) {
        return transfers.of(new PersonNumber(person)).stream()
                .filter(transfer -> transfer.prison().equals(prison))
                .toList();
    }

    private List<String> kinds(Transfer transfer) {
        return alerts.of(transfer.id()).stream()
                .filter(HealthAlert::isOpen)
                .map(alert -> alert.notes().kind().name())
                .toList();
    }

    private List<String> openAlerts(String transfer) {
        var open = new ArrayList<String>();
        hub.transfer(transfer).path("alerts").forEach(alert -> {
            if (alert.path("closedAt").isNull()) {
                open.add(alert.path("kind").asText());
            }
        });
        return open;
    }

    private String state(String transfer, Clinic clinic) {
        return hub.recipient(transfer, clinic.id()).path("state").asText();
    }

    private UUID requested(String person) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into hub.health_request (id, person_number, handover_id, requested_by, requested_at)
                values (:id, :person, :handover, 'casemanager', '2100-01-01')""")
                .param("id", id)
                .param("person", person)
                .param("handover", UUID.randomUUID())
                .update();
        return id;
    }

    private static String author(Bundle document) {
        return document.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .map(Organization::getName)
                .filter(name -> name.startsWith("Helsetjenesten"))
                .findFirst()
                .orElseThrow();
    }
}
