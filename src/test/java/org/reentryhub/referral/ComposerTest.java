package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.referral.Referred.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reentryhub.delivery.MessageKind;

/** What receivers are told, field by field: this list is the second signature under every disclosure. */
class ComposerTest {
    private static final Message.LegalBasis CONSENT = new Message.LegalBasis("CONSENT", "c-1");
    private static final Set<String> ENVELOPE = Set.of(
            "/messageId",
            "/kind",
            "/referralId",
            "/version",
            "/domain",
            "/recipient",
            "/sentAt",
            "/answerBy",
            "/answerUrl",
            "/legalBasis/code",
            "/legalBasis/reference");
    private static final Set<String> PERSON = Set.of(
            "/person/nationalId",
            "/person/name/given",
            "/person/name/family",
            "/person/birthDate",
            "/person/language",
            "/person/interpreter",
            "/release/date",
            "/release/certainty");

    @Test
    void aHousingOfficeIsToldThisAndNothingElse() {
        assertThat(fields(HandoverDomain.HOUSING))
                .containsAll(ENVELOPE)
                .containsAll(PERSON)
                .filteredOn(field -> !ENVELOPE.contains(field) && !PERSON.contains(field))
                .containsExactlyInAnyOrder(
                        "/housing/situation",
                        "/housing/household/adults",
                        "/housing/household/children",
                        "/housing/accessible",
                        "/housing/rooms",
                        "/housing/support",
                        "/housing/finance",
                        "/housing/neededFrom");
    }

    @Test
    void navIsToldThisAndNothingElse() {
        assertThat(fields(HandoverDomain.EMPLOYMENT))
                .containsAll(ENVELOPE)
                .containsAll(PERSON)
                .filteredOn(field -> !ENVELOPE.contains(field) && !PERSON.contains(field))
                .containsExactlyInAnyOrder(
                        "/employment/goal",
                        "/employment/readiness",
                        "/employment/qualifications/title",
                        "/employment/qualifications/completedOn",
                        "/employment/experience",
                        "/employment/barriers",
                        "/employment/benefits",
                        "/employment/workHours");
    }

    @Test
    void whoeverReceivesAnotherNeedIsToldThatItIsThere() {
        assertThat(fields(HandoverDomain.FINANCE))
                .filteredOn(field -> !ENVELOPE.contains(field) && !PERSON.contains(field))
                .containsExactly("/need/level");
    }

    @Test
    void nothingOfOffencePlanSecurityHealthOrPrisonIsInAnyMessage() {
        for (HandoverDomain domain : HandoverDomain.values()) {
            assertThat(message(domain).toString())
                    .doesNotContain("CANARY", "KI-R1", "prison-health", "pat-1", "SENTENCED", "LOW_SECURITY", "PAROLE");
        }
    }

    @Test
    void eachFieldSaysWhatItsNameSays() throws JsonProcessingException {
        assertThat(message(HandoverDomain.HOUSING).path("person"))
                .isEqualTo(
                        Referred.JSON.readTree(
                                """
                        {"nationalId":"17899001281","name":{"given":"Kari","family":"Eksempel"},
                         "birthDate":"1990-09-17","language":"nb","interpreter":false}"""));
        assertThat(message(HandoverDomain.HOUSING).path("release"))
                .isEqualTo(Referred.JSON.readTree("{\"date\":\"2027-01-14\",\"certainty\":\"PLANNED\"}"));
        assertThat(message(HandoverDomain.HOUSING).path("housing"))
                .isEqualTo(
                        Referred.JSON.readTree(
                                """
                        {"situation":"HOMELESS","household":{"adults":1,"children":0},"accessible":false,"rooms":1,
                         "support":["LIVING_SKILLS"],"finance":["DEPOSIT_GUARANTEE","HOUSING_ALLOWANCE"],
                         "neededFrom":"2027-01-14"}"""));
    }

    @Test
    void aCancellationSaysNothingOfThePerson() {
        Envelope unanswered = envelope(HandoverDomain.HOUSING, MessageKind.CANCELLATION, null);
        JsonNode said = Referred.JSON.valueToTree(Composer.cancellation(unanswered, "Withdrawn"));
        assertThat(paths(said))
                .containsExactlyInAnyOrder(
                        "/messageId",
                        "/kind",
                        "/referralId",
                        "/version",
                        "/domain",
                        "/recipient",
                        "/sentAt",
                        "/answerUrl",
                        "/reason");
    }

    private static Set<String> fields(HandoverDomain domain) {
        return paths(message(domain));
    }

    private static JsonNode message(HandoverDomain domain) {
        return Referred.JSON.valueToTree(Composer.referral(Referred.record(), envelope(domain), CONSENT));
    }

    private static Set<String> paths(JsonNode message) {
        Set<String> paths = new TreeSet<>();
        collect(message, "", paths);
        return paths;
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(field.getValue(), path + "/" + field.getKey(), paths));
        } else if (node.isArray() && !node.isEmpty()) {
            node.forEach(item -> collect(item, path, paths));
        } else {
            paths.add(path);
        }
    }
}
