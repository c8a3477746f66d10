package org.reentryhub.health.reading;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.health.summary.Agreement;
import org.reentryhub.health.summary.Cover;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Objections;
import org.reentryhub.health.summary.Party;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.partner.Identifier;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;

/**
 * One person as custody and the health unit see them at the same moment; lives in memory only.
 *
 * @param person the custody record
 * @param unit the health unit that was asked
 * @param record what it told
 * @param at when
 */
public record Sight(CustodyRecord person, Partner unit, PatientRecord record, OffsetDateTime at) {

    /** Why the two may not be taken for the same human being, or the record for that one's alone; none when they agree. */
    public List<Finding> objections() {
        var custody =
                Agreement.objections(Optional.ofNullable(person.nationalId()), person.birthDate(), record.patient());
        return Stream.concat(custody.stream(), Objections.toStrangers(record).stream())
                .toList();
    }

    public Addressees addressees(Partners partners) {
        return Addressees.in(record, unit, partners, at);
    }

    Cover cover(UUID delivery, OffsetDateTime at, boolean testData) {
        return cover(person, unit, delivery, at, testData).asStrictAs(record);
    }

    static Cover cover(CustodyRecord person, Partner unit, UUID delivery, OffsetDateTime at, boolean testData) {
        var protection = Cover.Protection.valueOf(person.addressProtection().name());
        return new Cover(delivery, at, party(unit), protection, testData);
    }

    public static Party party(Partner partner) {
        return new Party(
                partner.name(),
                partner.identifiers().stream().map(Identifier::toString).toList());
    }

    @Override
    public String toString() {
        return "***";
    }
}
