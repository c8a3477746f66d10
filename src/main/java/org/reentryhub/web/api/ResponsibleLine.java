package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Basis;
import org.reentryhub.partner.Evidence;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Responsibility;
import org.reentryhub.referral.HandoverDomain;

/**
 * Who is responsible for a need, as far as the record tells, and what speaks for it.
 *
 * @param certain whether a handover would go there by itself
 * @param municipality the number, valid today; null while it is not decided
 * @param office the partner's id; null when nobody is, or nobody in the directory
 * @param evidence what decided first, then what points elsewhere
 * @param candidates numbers, valid today, that it may be, while it is not decided
 * @param interim whether the office is only the one to turn to meanwhile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponsibleLine(
        String domain,
        boolean certain,
        @Nullable String municipality,
        @Nullable String office,
        @Nullable String name,
        List<EvidenceLine> evidence,
        List<String> candidates,
        boolean interim) {

    /** One fact of the record, and what became of its number. */
    record EvidenceLine(Basis basis, String number, Evidence.Standing standing, List<String> today) {
        static EvidenceLine of(Evidence evidence) {
            return new EvidenceLine(evidence.basis(), evidence.number(), evidence.standing(), evidence.today());
        }
    }

    static ResponsibleLine of(HandoverDomain domain, Responsibility responsibility) {
        if (responsibility instanceof Responsibility.Office office) {
            List<EvidenceLine> evidence = Stream.concat(Stream.of(office.decisive()), office.otherwise().stream())
                    .map(EvidenceLine::of)
                    .toList();
            boolean interim = office.decisive().basis() == Basis.PRISON;
            return line(domain, true, office.municipality(), office.responsible(), evidence, List.of(), interim);
        }
        List<EvidenceLine> evidence =
                responsibility.evidence().stream().map(EvidenceLine::of).toList();
        if (responsibility instanceof Responsibility.Unserved unserved) {
            return line(domain, false, unserved.municipality(), null, evidence, List.of(), false);
        }
        Responsibility.Undecided undecided = (Responsibility.Undecided) responsibility;
        Partner interim = undecided.interim().orElse(null);
        return line(domain, false, null, interim, evidence, undecided.municipalities(), interim != null);
    }

    private static ResponsibleLine line(
            HandoverDomain domain,
            boolean certain,
            @Nullable String municipality,
            @Nullable Partner office,
            List<EvidenceLine> evidence,
            List<String> candidates,
            boolean interim) {
        return new ResponsibleLine(
                domain.name(),
                certain,
                municipality,
                office == null ? null : office.id(),
                office == null ? null : office.name(),
                evidence,
                candidates,
                interim);
    }
}
