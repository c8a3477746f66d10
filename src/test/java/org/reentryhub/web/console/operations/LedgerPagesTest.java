package org.reentryhub.web.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.TestPeople;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/** Whether NAV knew of releases, and what waits for somebody's look: nobody's name stands there. */
class LedgerPagesTest extends OperatorAtPages {

    @Test
    void aReleaseStandsInItsMonthAndSaysNotWhose() {
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        String nationalId = TestPeople.nationalId(Math.floorMod(number.hashCode(), 1_000_000));
        Prisoner somebody = Prisoner.named(number).known(nationalId).released("2026-11-21");
        tell(somebody.event("admitted", "2026-11-20T08:00:00+01:00"));
        tell(somebody.event("released", "2026-11-21T10:00:00+01:00", "RELEASED"));

        assertThat(page("/operations/notices?lang=nb"))
                .contains("november 2026", "OSLO", "Andel")
                .doesNotContain(number, nationalId, "Eksempel", "??");
        assertThat(page("/operations/notices?lang=en&months=3")).contains("November 2026", "Never known");
    }

    @Test
    void anAlertIsShownInWordsAndWhomItIsForAndNotWhomItIsAbout() {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into hub.alert (id, person_number, prison, code, detail, raised_at)
                values (:id, 'KI-ALERTED', null, 'TELEPHONE_THEM', 'about somebody', now())""")
                .param("id", id)
                .update();
        try {
            assertThat(page("/operations/alerts?lang=nb"))
                    .contains("En mottaker må ringes", "driften")
                    .doesNotContain("KI-ALERTED", "about somebody");
            assertThat(page("/operations")).containsPattern("vars(el|ler) som bare driften ser");
        } finally {
            jdbc.sql("update hub.alert set closed_at = now() where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    private void tell(String event) {
        assertThat(Hub.at(port)
                        .as("prison-records")
                        .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"))
                        .status())
                .isEqualTo(202);
    }
}
