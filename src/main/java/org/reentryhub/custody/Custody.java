package org.reentryhub.custody;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The stay in prison.
 *
 * @param prison the prison's code; well formed, but not necessarily one the hub knows
 * @param release null where there is no date, as for most on remand
 */
public record Custody(
        String custodyId,
        CustodyStatus status,
        String prison,
        @Nullable String unit,
        LegalStatus legalStatus,
        @Nullable Regime regime,
        LocalDate admittedOn,
        @Nullable Release release) {

    /** The same stay with another end. */
    Custody withRelease(@Nullable Release other) {
        return new Custody(custodyId, status, prison, unit, legalStatus, regime, admittedOn, other);
    }
}
