package org.reentryhub.web.ops;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.notice.NoticeLedger;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether NAV knew of releases before they happened. */
@RestController
class NoticeLedgerController {
    private static final int MONTHS_BACK = 11;

    private final NoticeLedger ledger;
    private final Clock clock;

    NoticeLedgerController(NoticeLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    record Ledger(List<NoticeLedger.Line> items) {}

    /** @param since the first month, such as 2026-01; else the last twelve */
    @GetMapping("/ops/notice-ledger")
    Ledger ledger(@RequestParam(required = false) @Nullable YearMonth since) {
        YearMonth first = since == null
                ? YearMonth.now(clock.withZone(NorwegianTime.ZONE)).minusMonths(MONTHS_BACK)
                : since;
        return new Ledger(ledger.since(first));
    }
}
