package org.reentryhub.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.reentryhub.conformance.Step.Demand;
import org.reentryhub.delivery.MessageKind;

/** What the hub may bring to a receiver, in the order of one run. It ends with everything taken back. */
final class Script {
    private static final String KEY =
            "Keep every Idempotency-Key, answer 2xx (or 409) to one that you have, and do nothing twice.";
    private static final String OLD =
            "Keep the highest version of each referralId. Answer 2xx to a lower one and leave it: 409 is for a key that you have.";
    private static final String FIRST =
            "Upsert by referralId: what came before may never have left the hub. Answer 2xx.";
    private static final String UNKNOWN = "Answer 2xx to a CANCELLATION of a referral that you do not know.";
    private static final String TOLERANT = "Pass over members that you do not know; the hub may add some at any time.";

    private Script() {}

    static List<Step> of(Letters letters, boolean withCredentials) {
        List<Step> steps = new ArrayList<>();
        if (withCredentials) {
            steps.add(new Step(
                    "refuses whoever shows no credentials",
                    letters.cancellation(letters.id(), 2),
                    Demand.REFUSED,
                    "Answer 401 to a request without the credentials that were agreed on: it might be anybody's."));
        }
        theLifeOfOne(letters, steps);
        outOfOrder(letters, steps);
        content(letters, steps);
        return steps;
    }

    private static void theLifeOfOne(Letters letters, List<Step> steps) {
        UUID referral = letters.id();
        Letter first = letters.about(referral, 1, MessageKind.REFERRAL);
        Letter taken = letters.cancellation(referral, 3);
        steps.add(new Step(
                "takes a REFERRAL",
                first,
                Demand.TAKEN,
                "Answer 2xx to POST {url}/referrals once you have kept the message."));
        steps.add(new Step("takes the same again, under the same key", first, Demand.TAKEN_AGAIN, KEY));
        steps.add(new Step(
                "takes an UPDATE of it",
                letters.about(referral, 2, MessageKind.UPDATE, moved()),
                Demand.TAKEN,
                "Take the whole message anew: version is higher, and anything in it may have changed."));
        steps.add(new Step("takes the first version again after the second", first, Demand.TAKEN_AGAIN, OLD));
        steps.add(new Step(
                "takes a CANCELLATION of it", taken, Demand.TAKEN, "Take it by its ids: it has no person in it."));
        steps.add(new Step("takes the CANCELLATION again", taken, Demand.TAKEN_AGAIN, KEY));
        steps.add(new Step(
                "takes an UPDATE that revives it",
                letters.about(referral, 4, MessageKind.UPDATE),
                Demand.TAKEN,
                "An UPDATE with a higher version revives a referral that was cancelled."));
        steps.add(new Step(
                "takes its last CANCELLATION", letters.cancellation(referral, 5), Demand.TAKEN, "As the first."));
    }

    private static void outOfOrder(Letters letters, List<Step> steps) {
        UUID late = letters.id();
        steps.add(new Step(
                "takes an UPDATE as the first message of a referral",
                letters.about(late, 2, MessageKind.UPDATE),
                Demand.TAKEN,
                FIRST));
        steps.add(new Step(
                "takes a version that comes late, and leaves it",
                letters.about(late, 1, MessageKind.REFERRAL),
                Demand.TAKEN,
                OLD));
        steps.add(new Step("takes its CANCELLATION", letters.cancellation(late, 3), Demand.TAKEN, FIRST));
        steps.add(new Step(
                "takes a CANCELLATION that it knows nothing of",
                letters.cancellation(letters.id(), 2),
                Demand.TAKEN,
                UNKNOWN));
    }

    private static void content(Letters letters, List<Step> steps) {
        UUID sami = letters.id();
        steps.add(new Step(
                "takes names with Sámi letters",
                letters.about(sami, 1, MessageKind.REFERRAL, named()),
                Demand.TAKEN,
                "The body is UTF-8; keep Á, Č, Đ, Ŋ, Š, Ŧ, Ž as they are."));
        UUID sparse = letters.id();
        steps.add(new Step(
                "takes a message without what is not known",
                letters.about(sparse, 1, MessageKind.REFERRAL, sparse()),
                Demand.TAKEN,
                "nationalId, language, release and every member of the need may be missing."));
        UUID news = letters.id();
        steps.add(new Step(
                "takes members that it does not know",
                letters.withNews(letters.about(news, 1, MessageKind.REFERRAL)),
                Demand.TAKEN,
                TOLERANT));
        for (UUID each : List.of(sami, sparse, news)) {
            steps.add(new Step(
                    "takes that back",
                    letters.cancellation(each, 2),
                    Demand.TAKEN,
                    "Take it by its ids: it has no person in it."));
        }
    }

    private static UnaryOperator<ObjectNode> moved() {
        return person -> {
            person.withObject("/custody/release").put("date", "2027-02-01");
            return person;
        };
    }

    private static UnaryOperator<ObjectNode> named() {
        return person -> {
            person.withObject("/name").put("given", "Čáhppe-Ŋuolppi Ánde").put("family", "Đoaŧŧu-Šžiga");
            return person;
        };
    }

    private static UnaryOperator<ObjectNode> sparse() {
        return person -> {
            person.putNull("nationalId").putNull("language");
            person.withObject("/custody").putNull("release");
            return person;
        };
    }
}
