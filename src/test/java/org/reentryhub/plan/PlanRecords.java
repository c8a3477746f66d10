package org.reentryhub.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.AddressProtection;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.EventOrder;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.Need;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.PersonName;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;
import org.reentryhub.person.PersonNumber;

/** Records and changes as custody would tell them. */
final class PlanRecords {
    private PlanRecords() {}

    static CustodyRecord prisoner(String number, @Nullable String release) {
        return of(
                number,
                List.of(),
                new Custody(
                        "C-1",
                        CustodyStatus.IN_CUSTODY,
                        "OSLO",
                        "B2",
                        release == null ? LegalStatus.REMAND : LegalStatus.SENTENCED,
                        Regime.HIGH_SECURITY,
                        LocalDate.parse("2025-03-01"),
                        release == null
                                ? null
                                : new Release(LocalDate.parse(release), Certainty.PLANNED, ReleaseType.PAROLE, null)),
                List.of());
    }

    static CustodyRecord withStatus(CustodyRecord known, CustodyStatus status) {
        Custody custody = known.custody();
        return of(
                known.personNumber().value(),
                known.formerPersonNumbers(),
                new Custody(
                        custody.custodyId(),
                        status,
                        custody.prison(),
                        custody.unit(),
                        custody.legalStatus(),
                        custody.regime(),
                        custody.admittedOn(),
                        custody.release()),
                known.needs());
    }

    static CustodyRecord inUnit(CustodyRecord known, String unit) {
        Custody custody = known.custody();
        return of(
                known.personNumber().value(),
                known.formerPersonNumbers(),
                new Custody(
                        custody.custodyId(),
                        custody.status(),
                        custody.prison(),
                        unit,
                        custody.legalStatus(),
                        custody.regime(),
                        custody.admittedOn(),
                        custody.release()),
                known.needs());
    }

    static CustodyRecord withNeeds(CustodyRecord known) {
        return of(
                known.personNumber().value(),
                known.formerPersonNumbers(),
                known.custody(),
                List.of(new Need(NeedDomain.HOUSING, NeedLevel.URGENT, null, null)));
    }

    static CustodyChange changed(@Nullable CustodyRecord before, CustodyRecord after) {
        return new CustodyChange(before, after, Cause.DETAILS_CHANGED, at("2026-11-22T08:15:00Z"), null);
    }

    static CustodyChange released(CustodyRecord before, CustodyRecord after, String time) {
        return new CustodyChange(before, after, Cause.RELEASED, at(time), null);
    }

    private static EventOrder at(String time) {
        return new EventOrder(Instant.parse(time), "/prisons/OSLO", "e-1");
    }

    private static CustodyRecord of(String number, List<PersonNumber> former, Custody custody, List<Need> needs) {
        return new CustodyRecord(
                new PersonNumber(number),
                former,
                null,
                new PersonName("Kari", "Eksempel"),
                LocalDate.parse("1990-09-17"),
                null,
                "nb",
                false,
                "NO",
                AddressProtection.NONE,
                custody,
                null,
                null,
                needs);
    }
}
