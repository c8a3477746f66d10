package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.TestPeople;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.story.RefusingOffice;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each of the operators' pages with something on it, on a telephone and in an office; pictures are taken. */
@HubTest
@Tag("browser")
class OperatorsPagesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String OFFICE = "/operations/partners/" + RefusingOffice.OFFICE;

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Test
    void noPageHasBarriersAndEachFits() throws IOException {
        Files.createDirectories(PICTURES);
        String message = dead("2027-05-13");
        somethingToSee();
        for (int width : List.of(Visitor.NARROW, Visitor.WIDE)) {
            try (Visitor operator = Visitor.at(port, width, "nb-NO", true).signedIn("operator")) {
                for (Map.Entry<String, String> place : places(message).entrySet()) {
                    operator.open(place.getValue());
                    operator.picture(PICTURES.resolve("operations-" + place.getKey() + "-" + width + ".png"));
                    String where = place.getValue() + " " + width;
                    assertThat(operator.barriers()).as(where).isEmpty();
                    assertThat(operator.complaints()).as(where).isEmpty();
                    assertThat(operator.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("fits: " + where)
                            .isEqualTo(true);
                }
                operator.page().locator("main button[type=submit]").click();
                operator.picture(PICTURES.resolve("operations-fault-" + width + ".png"));
                assertThat(operator.barriers()).as("with a fault").isEmpty();
            }
        }
    }

    private static Map<String, String> places(String message) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("first", "/operations");
        places.put("partner", OFFICE);
        places.put("deliveries", "/operations/deliveries");
        places.put("delivery", "/operations/deliveries/" + message);
        places.put("quarantine", "/operations/quarantine");
        places.put("notices", "/operations/notices");
        places.put("alerts", "/operations/alerts");
        places.put("retries", "/operations/retries?partner=" + RefusingOffice.OFFICE);
        places.put("stop", OFFICE + "/stop");
        return places;
    }

    private String dead(String day) {
        try (RefusingOffice office = RefusingOffice.at(port, sandboxPort, day)) {
            return office.deadMessage();
        }
    }

    /** An event that does not hold, and somebody released, of whom NAV did not know. */
    private void somethingToSee() {
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Prisoner somebody = Prisoner.named(number)
                .known(TestPeople.nationalId(Math.floorMod(number.hashCode(), 1_000_000)))
                .released("2026-11-21");
        tell(somebody.event("admitted", "2026-11-20T08:00:00Z").replace("1990-09-17", "1990-17-09"));
        tell(somebody.event("admitted", "2026-11-20T08:00:00Z"));
        tell(somebody.event("released", "2026-11-21T10:00:00Z", "RELEASED"));
    }

    private void tell(String event) {
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
    }
}
