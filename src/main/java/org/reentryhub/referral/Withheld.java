package org.reentryhub.referral;

import java.util.ArrayList;
import java.util.List;
import org.reentryhub.custody.CustodyRecord;

/** Names what the record holds and a receiver is not told, for the eyes of whoever hands over. */
final class Withheld {
    /** What every record carries beside the message; offence and sentence plan are not even read by the hub. */
    private static final List<String> ALWAYS = List.of(
            "personNumber",
            "gender",
            "citizenship",
            "addressProtection",
            "custody.prison",
            "custody.unit",
            "custody.legalStatus",
            "custody.regime",
            "custody.admittedOn",
            "custody.release.type",
            "custody.release.at",
            "municipality",
            "healthUnit",
            "offence",
            "sentencePlan");

    private Withheld() {}

    static List<String> from(CustodyRecord record, HandoverDomain domain) {
        List<String> withheld = new ArrayList<>(ALWAYS);
        record.needs().stream()
                .filter(need -> need.domain() != domain.need())
                .forEach(need -> withheld.add("needs." + need.domain()));
        return withheld;
    }
}
