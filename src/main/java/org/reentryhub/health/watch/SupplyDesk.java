package org.reentryhub.health.watch;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.watch.SupplyNotes.Against;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at somebody's medicines live, alerts the health unit and nobody else, and remembers that it looked and against which
 * release.
 */
@Component
public class SupplyDesk {
    private final SummaryDesk summaries;
    private final SupplyChecks checks;
    private final SupplyAlerts alerts;
    private final HealthTrail trail;
    private final Partners partners;
    private final SupplySettings settings;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    SupplyDesk(
            SummaryDesk summaries,
            SupplyChecks checks,
            SupplyAlerts alerts,
            HealthTrail trail,
            Partners partners,
            SupplySettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.summaries = summaries;
        this.checks = checks;
        this.alerts = alerts;
        this.trail = trail;
        this.partners = partners;
        this.settings = settings;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Weighs what was read and keeps nothing. Only for a person whom record and patient agree about. */
    public SupplyCheck look(Sight sight) {
        return SupplyCheck.of(sight, partners, clock);
    }

    /**
     * Reads the person's unit now and writes down what came of it.
     *
     * @param person as the transfer has them
     * @param known what the prison's record says of them now; of somebody with two numbers, under the one that lives on
     */
    void check(PersonNumber person, CustodyRecord known) {
        try {
            summaries
                    .look(known.personNumber())
                    .ifPresentOrElse(
                            sight -> note(person, sight), () -> cannot(person, known, Kind.NO_HEALTH_UNIT, List.of()));
        } catch (FhirTrouble silent) {
            writing(person, row -> silence(row, known, silent));
        }
    }

    /** Writes down what one look came to, and tells the unit. */
    public void note(PersonNumber person, Sight sight) {
        var objections = sight.objections();
        if (!objections.isEmpty()) {
            cannot(
                    person,
                    sight.person(),
                    Kind.IDENTITY_MISMATCH,
                    objections.stream().map(Finding::toString).toList());
            return;
        }
        var findings = look(sight).findings();
        writing(person, row -> {
            alerts.tell(person, findings);
            write(row, sight.person(), row.notes().found(against(sight.person()), findings));
        });
    }

    private void cannot(PersonNumber person, CustodyRecord known, Kind why, List<String> details) {
        writing(person, row -> {
            alerts.cannot(person, why, details);
            write(row, known, row.notes().nothingLearnt(against(known)));
        });
    }

    private void silence(SupplyChecks.Row row, CustodyRecord known, FhirTrouble trouble) {
        var notes = row.notes().silence(against(known));
        if (notes.silent() >= SupplyTimes.TOO_SILENT) {
            alerts.cannot(
                    notes.person(), Kind.UNIT_SILENT, List.of(trouble.kind().name()));
        }
        var again = now().plus(SupplyTimes.afterSilence(settings.retryAfter(), notes.silent()));
        checks.write(row.id(), notes, now(), again, sooner(again));
    }

    private void write(SupplyChecks.Row row, CustodyRecord known, SupplyNotes notes) {
        trail.entry(Actor.HUB, notes.person(), "SUPPLY_CHECKED", known.custody().custodyId());
        var next = SupplyTimes.next(known.releaseDate().orElse(null), now());
        checks.write(row.id(), notes, now(), next.orElse(null), now().plus(settings.lookEvery()));
    }

    private void writing(PersonNumber person, Consumer<SupplyChecks.Row> work) {
        transactions.executeWithoutResult(status -> {
            checks.add(ids.next(), person, now());
            checks.lock(person).ifPresent(work);
        });
    }

    private OffsetDateTime sooner(OffsetDateTime again) {
        var look = now().plus(settings.lookEvery());
        return again.isBefore(look) ? again : look;
    }

    private static Against against(CustodyRecord known) {
        return Against.of(known.custody());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
