package org.reentryhub.web.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.reentryhub.person.TestPeople;
import org.reentryhub.reception.Tab;
import org.reentryhub.reception.WritingDesk;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receiver that has nothing but the pages: that its people look is what brings it its messages. */
@HubTest
class AnOfficeWithoutAMachineTest {
    private static final Actor OLA = new Actor("Ola", Role.RECEIVER, "ngo-0301");

    @LocalServerPort
    int port;

    @Autowired
    Board board;

    @Autowired
    Reading reading;

    @Autowired
    WritingDesk desk;

    private Hub hub;
    private UUID id;

    @BeforeEach
    void handedOver() {
        hub = Hub.at(port);
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        String national = TestPeople.nationalId(Math.floorMod(number.hashCode(), 1_000_000));
        hub.as("prison-records")
                .post(
                        "/records/events",
                        new Prisoner(number, national, "OSLO", "0301", "2027-01-14", "NONE")
                                .event("admitted", "2026-11-20T08:00:00Z")
                                .replace(
                                        "\"needs\":[",
                                        "\"needs\":[{\"domain\":\"FAMILY_NETWORK\",\"level\":\"SOME\"},"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        Hub manager = hub.as("casemanager");
        manager.post(
                "/api/people/" + number + "/consents",
                """
                {"recipientKind":"NGO","domains":["FAMILY_NETWORK"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        id = UUID.fromString(manager.post("/api/people/" + number + "/handovers", "{\"domains\":[\"FAMILY_NETWORK\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText());
    }

    @Test
    void aLookAtTheListIsItsDelivery() {
        assertThat(delivery()).isEqualTo("PENDING");
        board.counts(OLA);
        assertThat(delivery()).isEqualTo("DELIVERED");
        assertThat(board.lines(Tab.NEW, OLA, true))
                .filteredOn(line -> line.referral().id().equals(id))
                .singleElement()
                .satisfies(line -> assertThat(line.name()).isEqualTo("K. E."));
    }

    @Test
    void itIsOpenedLikeAnyOther() {
        board.counts(OLA);
        desk.open(id, OLA);
        assertThat(referral("state")).isEqualTo("IN_REVIEW");
        assertThat(reading.of(id, OLA).line().name()).isEqualTo("Kari Eksempel");
    }

    private String delivery() {
        return referral("deliveries/0/state");
    }

    private String referral(String member) {
        return hub.as("casemanager")
                .get("/api/referrals/" + id)
                .json()
                .at("/" + member)
                .asText();
    }
}
